/* SPDX-License-Identifier: Apache-2.0 */
/* The guard of a rank, with this program as the coordinator: it tells how its rank ended, in which
 * ever way, and ends it when nobody listens any more. Ends with 1 at a difference. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "connection.h"
#include "guard.h"
#include "output.h"
#include "wire.h"

static int failures;
static int listener;
static const char *scenario;

static void expect(int holds, const char *what) {
  if (holds) return;
  printf("not so, %s: %s\n", scenario, what);
  failures++;
}

static void listen_at(const char *path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  strcpy(address.sun_path, path);
  listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (bind(listener, (struct sockaddr *)&address, sizeof address) != 0 ||
      listen(listener, 1) != 0) {
    perror("listen");
    exit(1);
  }
  char named[128];
  snprintf(named, sizeof named, "unix:%s", path);
  setenv(PM_ENV_ADDRESS, named, 1);
  setenv(PM_ENV_TOKEN, "0123456789abcdef0123456789abcdef", 1);
  setenv(PM_ENV_LOG, PM_NO_LOG, 1);
}

/* ---- what ranks do ----------------------------------------------------------------------------
 */

static void exits(void) {
  printf("last words\n");
  exit(3);
}

static void is_killed(void) { raise(SIGKILL); }

static void begins_to_exit(void) {
  pm_guard_tell_of_exit();
  _exit(0);
}

static void has_a_child_that_exits(void) {
  pid_t child = fork();
  if (child == 0) {
    pm_guard_tell_of_exit();
    _exit(5);
  }
  waitpid(child, NULL, 0);
  _exit(0);
}

static void goes_on(void) {
  for (;;) pause();
}

/* ---- the coordinator --------------------------------------------------------------------------
 */

typedef struct rank {
  pid_t guard;
  int connection;
  pm_hello hello;
} rank;

static rank start(const char *named, void (*does)(void)) {
  scenario = named;
  fflush(NULL);
  rank started = {.guard = fork()};
  if (started.guard == 0) {
    pm_guard_start();
    does();
    _exit(99);
  }
  started.connection = accept(listener, NULL, NULL);
  int got = pm_read_all(started.connection, &started.hello, sizeof started.hello);
  expect(got == 0 && started.hello.magic == PM_MAGIC, "it introduces itself");
  expect(started.hello.role == PM_ROLE_GUARD, "as a guard");
  expect(started.hello.guard_pid == started.guard && started.hello.pid != started.guard,
         "with its number and its rank's");
  return started;
}

static pm_exited read_exited(const rank *from, char tail[PM_TAIL_BYTES + 1]) {
  pm_exited exited = {.exit_code = -2};
  expect(pm_read_all(from->connection, &exited, sizeof exited) == 0, "it tells of the end");
  if (exited.tail_bytes > PM_TAIL_BYTES) exited.tail_bytes = 0;
  pm_read_all(from->connection, tail, exited.tail_bytes);
  tail[exited.tail_bytes] = 0;
  return exited;
}

/* The guard has nothing more to say, and ends as its rank did. */
static int status_of_guard(const rank *from) {
  char more;
  int status = 0;
  expect(recv(from->connection, &more, 1, 0) == 0, "it closes the connection");
  close(from->connection);
  waitpid(from->guard, &status, 0);
  return status;
}

static void test_exit(void) {
  char tail[PM_TAIL_BYTES + 1];
  rank it = start("a rank exits", exits);
  pm_exited exited = read_exited(&it, tail);
  expect(exited.exit_code == 3 && exited.signal == 0, "with its code");
  expect(strcmp(tail, "last words\n") == 0, "and what it printed last");
  int status = status_of_guard(&it);
  expect(WIFEXITED(status) && WEXITSTATUS(status) == 3, "the guard exits alike");
}

static void test_signal(void) {
  char tail[PM_TAIL_BYTES + 1];
  rank it = start("a rank is killed", is_killed);
  pm_exited exited = read_exited(&it, tail);
  expect(exited.exit_code == -1 && exited.signal == SIGKILL, "with the signal");
  int status = status_of_guard(&it);
  expect(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL, "the guard ends alike");
}

static void test_beginning(void) {
  char tail[PM_TAIL_BYTES + 1];
  rank it = start("a rank begins to exit", begins_to_exit);
  pm_exited leaving = read_exited(&it, tail);
  expect(leaving.exit_code == -1 && leaving.signal == 0, "it says so itself");
  pm_exited exited = read_exited(&it, tail);
  expect(exited.exit_code == 0 && exited.signal == 0, "then the guard does");
  expect(leaving.ended_at <= exited.ended_at, "in this order");
  status_of_guard(&it);
}

static void test_child(void) {
  char tail[PM_TAIL_BYTES + 1];
  rank it = start("a child of the rank exits", has_a_child_that_exits);
  pm_exited exited = read_exited(&it, tail);
  expect(exited.exit_code == 0, "which ends nothing");
  status_of_guard(&it);
}

static void test_termination(void) {
  char tail[PM_TAIL_BYTES + 1];
  rank it = start("the launcher ends the guard", goes_on);
  kill(it.guard, SIGTERM);
  pm_exited exited = read_exited(&it, tail);
  expect(exited.signal == SIGTERM, "the rank is ended by the same signal");
  status_of_guard(&it);
}

static void test_coordinator_gone(void) {
  rank it = start("the coordinator is gone", goes_on);
  int status = 0;
  close(it.connection);
  waitpid(it.guard, &status, 0);
  expect(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL, "the rank is killed");
  expect(kill(it.hello.pid, 0) != 0, "and gone");
}

int main(void) {
  char directory[] = "/tmp/polymuse-guard-XXXXXX", path[64];
  if (!mkdtemp(directory)) return 1;
  snprintf(path, sizeof path, "%s/socket", directory);
  signal(SIGPIPE, SIG_IGN);
  alarm(120); /* a wait that does not end is a difference, too */
  listen_at(path);
  test_exit();
  test_signal();
  test_beginning();
  test_child();
  test_termination();
  test_coordinator_gone();
  unlink(path);
  rmdir(directory);
  if (failures == 0) puts("ok");
  return failures > 0;
}
