#include "guard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "connection.h"
#include "wire.h"

#define TAIL_BYTES 4096

static volatile sig_atomic_t terminated;

static void on_signal(int signal_number) {
  if (signal_number == SIGTERM) terminated = 1;
}

/* The name of the log file, with %r replaced by the rank; empty if there is none. */
static void log_name(char *name, size_t capacity) {
  const char *pattern = getenv(PM_ENV_LOG);
  const char *mark = pattern ? strstr(pattern, "%r") : NULL;
  int rank = pm_rank_from_environment();
  if (mark)
    snprintf(name, capacity, "%.*s%d%s", (int)(mark - pattern), pattern, rank < 0 ? 0 : rank,
             mark + 2);
  else
    snprintf(name, capacity, "%s", pattern ? pattern : "");
}

static void send_output_to_log(const char *name) {
  int fd = *name ? open(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666) : -1;
  if (fd < 0) return;
  dup2(fd, STDOUT_FILENO);
  dup2(fd, STDERR_FILENO);
  close(fd);
}

static uint32_t read_tail(const char *name, char *tail) {
  int fd = *name ? open(name, O_RDONLY | O_CLOEXEC) : -1;
  if (fd < 0) return 0;
  off_t size = lseek(fd, 0, SEEK_END);
  ssize_t count = pread(fd, tail, TAIL_BYTES, size > TAIL_BYTES ? size - TAIL_BYTES : 0);
  close(fd);
  return count > 0 ? (uint32_t)count : 0;
}

static void report(int connection, int status, const char *log) {
  char tail[TAIL_BYTES];
  pm_exited exited = {.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
                      .signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0,
                      .tail_bytes = read_tail(log, tail)};
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

static void watch(int connection, pid_t worker, const char *log, const sigset_t *unblocked) {
  struct pollfd lifeline = {.fd = connection, .events = POLLIN | POLLRDHUP};
  int status;
  for (;;) {
    pid_t ended = waitpid(worker, &status, WNOHANG);
    if (ended == worker) break;
    if (terminated) kill(worker, SIGTERM);
    terminated = 0;
    /* Signals arrive only in here, so that a child's end between the two calls is not missed. */
    if (ppoll(&lifeline, 1, NULL, unblocked) > 0) {
      kill(worker, SIGKILL);
      waitpid(worker, &status, 0);
      break;
    }
  }
  report(connection, status, log);
  end_like(status);
}

int pm_guard_start(void) {
  char log[4096];
  log_name(log, sizeof log);
  if (getenv("POLYMUSE_NO_GUARD")) {
    send_output_to_log(log);
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
    pm_say_hello(connection, PM_ROLE_GUARD, pm_rank_from_environment(), 0, worker, guard, 0);
    watch(connection, worker, log, &original);
  }
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != guard) _exit(127);
  close(connection);
  sigaction(SIGCHLD, &old_child, NULL);
  sigaction(SIGTERM, &old_terminate, NULL);
  sigprocmask(SIG_SETMASK, &original, NULL);
  send_output_to_log(log);
  return guard;
}
