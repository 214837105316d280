/* SPDX-License-Identifier: Apache-2.0 */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "connection.h"
#include "wire.h"

#define PIECE_BYTES 4096
/* More than a pipe holds: a process that has outlived the worker may go on writing. */
#define MOST_PIECES 64

static char file[4096]; /* empty if the guard takes the output, or it is not kept */
static bool is_passed_on;
static int ends[2] = {-1, -1};
static char recent[PM_TAIL_BYTES + PIECE_BYTES];
static size_t recent_bytes;

void pm_output_prepare(bool has_guard) {
  const char *pattern = getenv(PM_ENV_LOG);
  if (!pattern) pattern = "";
  is_passed_on = *pattern == '\0';
  if (has_guard && (is_passed_on || strcmp(pattern, PM_NO_LOG) == 0)) {
    if (pipe2(ends, O_CLOEXEC) != 0) ends[0] = ends[1] = -1;
    return;
  }
  const char *mark = strstr(pattern, "%r");
  int rank = pm_rank_from_environment();
  if (mark)
    snprintf(file, sizeof file, "%.*s%d%s", (int)(mark - pattern), pattern, rank < 0 ? 0 : rank,
             mark + 2);
  else
    snprintf(file, sizeof file, "%s", pattern);
}

void pm_output_redirect(void) {
  int fd = *file ? open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666) : ends[1];
  if (fd < 0) return;
  dup2(fd, STDOUT_FILENO);
  dup2(fd, STDERR_FILENO);
  close(fd);
  if (ends[0] >= 0) close(ends[0]);
}

int pm_output_pipe(void) {
  if (ends[1] >= 0) {
    /* The guard's own end would keep it from closing with the worker. */
    close(ends[1]);
    ends[1] = -1;
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
  }
  return ends[0];
}

static void keep(const char *piece, size_t bytes) {
  memcpy(recent + recent_bytes, piece, bytes);
  recent_bytes += bytes;
  if (recent_bytes <= PM_TAIL_BYTES) return;
  memmove(recent, recent + recent_bytes - PM_TAIL_BYTES, PM_TAIL_BYTES);
  recent_bytes = PM_TAIL_BYTES;
}

static void pass_on(const char *piece, ssize_t bytes) {
  for (ssize_t at = 0; is_passed_on && at < bytes;) {
    ssize_t written = write(STDOUT_FILENO, piece + at, (size_t)(bytes - at));
    if (written > 0)
      at += written;
    else if (errno != EINTR)
      is_passed_on = false; /* there is no reader */
  }
}

void pm_output_take(void) {
  char piece[PIECE_BYTES];
  for (int pieces = 0; pieces < MOST_PIECES && pm_output_pipe() >= 0; pieces++) {
    ssize_t bytes = read(ends[0], piece, sizeof piece);
    if (bytes < 0) return;
    if (bytes == 0) {
      close(ends[0]);
      ends[0] = -1;
      return;
    }
    keep(piece, (size_t)bytes);
    pass_on(piece, bytes);
  }
}

size_t pm_output_tail(char tail[PM_TAIL_BYTES]) {
  if (!*file) {
    pm_output_take();
    memcpy(tail, recent, recent_bytes);
    return recent_bytes;
  }
  int fd = open(file, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 0;
  off_t size = lseek(fd, 0, SEEK_END);
  ssize_t count = pread(fd, tail, PM_TAIL_BYTES, size > PM_TAIL_BYTES ? size - PM_TAIL_BYTES : 0);
  close(fd);
  return count > 0 ? (size_t)count : 0;
}
