/* SPDX-License-Identifier: Apache-2.0 */
#include "guard.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "connection.h"
#include "output.h"
#include "wire.h"

static volatile sig_atomic_t terminated;

/* The worker's own copy of the guard's connection: what it tells there comes before anything that
 * happens because of it. */
static int shared_connection = -1;
static pid_t worker_pid;

static void on_signal(int signal_number) {
  if (signal_number == SIGTERM) terminated = 1;
}

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_REALTIME, &time);
  return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

void pm_guard_tell_of_exit(void) {
  /* A process that a model has forked may exit too, which does not end the rank. */
  if (shared_connection < 0 || getpid() != worker_pid) return;
  pm_exited leaving = {.exit_code = -1, .ended_at = now()};
  pm_write_all(shared_connection, &leaving, sizeof leaving);
}

static void report(int connection, int status) {
  char tail[PM_TAIL_BYTES];
  pm_exited exited = {.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
                      .signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0,
                      .tail_bytes = (uint32_t)pm_output_tail(tail),
                      .ended_at = now()};
  pm_write_all(connection, &exited, sizeof exited);
  pm_write_all(connection, tail, exited.tail_bytes);
}

/* Ends as the worker ended, so that the launcher sees what it would have seen without a guard. */
static void end_like(int status) {
  if (WIFSIGNALED(status)) {
    struct rlimit no_core = {0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    signal(WTERMSIG(status), SIG_DFL);
    raise(WTERMSIG(status));
  }
  _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 1);
}

static void watch(int connection, pid_t worker, const sigset_t *unblocked) {
  struct pollfd sources[] = {{.fd = connection, .events = POLLIN | POLLRDHUP}, {.events = POLLIN}};
  int status;
  for (;;) {
    pid_t ended = waitpid(worker, &status, WNOHANG);
    if (ended == worker) break;
    if (terminated) kill(worker, SIGTERM);
    terminated = 0;
    sources[1].fd = pm_output_pipe();
    /* Signals arrive only in here, so that a child's end between the two calls is not missed. */
    if (ppoll(sources, 2, NULL, unblocked) <= 0) continue;
    if (sources[1].revents) pm_output_take();
    if (sources[0].revents) {
      kill(worker, SIGKILL);
      waitpid(worker, &status, 0);
      break;
    }
  }
  report(connection, status);
  end_like(status);
}

int pm_guard_start(void) {
  const bool has_guard = !getenv(PM_ENV_NO_GUARD);
  pm_output_prepare(has_guard);
  if (!has_guard) {
    pm_output_redirect();
    return 0;
  }
  struct sigaction action = {.sa_handler = on_signal};
  sigset_t blocked, original;
  struct sigaction old_child, old_terminate;
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGCHLD);
  sigaddset(&blocked, SIGTERM);
  sigprocmask(SIG_BLOCK, &blocked, &original);
  sigaction(SIGCHLD, &action, &old_child);
  sigaction(SIGTERM, &action, &old_terminate);

  int connection = pm_connect();
  pid_t guard = getpid();
  pid_t worker = fork();
  if (worker < 0) {
    perror("polymuse: fork");
    _exit(127);
  }
  if (worker > 0) {
    signal(SIGINT, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    pm_say_hello(connection, PM_ROLE_GUARD, pm_rank_from_environment(), 0, worker, guard, 0);
    watch(connection, worker, &original);
  }
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != guard) _exit(127);
  shared_connection = connection;
  worker_pid = getpid();
  sigaction(SIGCHLD, &old_child, NULL);
  sigaction(SIGTERM, &old_terminate, NULL);
  sigprocmask(SIG_SETMASK, &original, NULL);
  pm_output_redirect();
  return guard;
}
