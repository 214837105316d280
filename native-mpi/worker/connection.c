/* SPDX-License-Identifier: Apache-2.0 */
#include "connection.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "keepalive.h"

static int connect_unix(const char *path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  size_t length = strlen(path);
  if (length >= sizeof address.sun_path) return -1;
  memcpy(address.sun_path, path, length);
  int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) return -1;
  if (connect(fd, (struct sockaddr *)&address, sizeof address) == 0) return fd;
  close(fd);
  return -1;
}

/* The third repetition of a first packet that was lost comes after 7 seconds. */
#define CONNECT_MILLISECONDS 8000

/* Like connect, but does not take minutes for an address that cannot be reached:
 * the next one may be better. */
static int connect_in_time(int fd, const struct addrinfo *to) {
  int flags = fcntl(fd, F_GETFL), error = 0, ready;
  fcntl(fd, F_SETFL, flags | O_NONBLOCK);
  if (connect(fd, to->ai_addr, to->ai_addrlen) != 0) {
    if (errno != EINPROGRESS) return -1;
    struct pollfd connecting = {.fd = fd, .events = POLLOUT};
    socklen_t length = sizeof error;
    do ready = poll(&connecting, 1, CONNECT_MILLISECONDS);
    while (ready < 0 && errno == EINTR);
    if (ready < 0) return -1;
    if (ready == 0)
      error = ETIMEDOUT;
    else
      getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &length);
    errno = error;
    if (error != 0) return -1;
  }
  return fcntl(fd, F_SETFL, flags);
}

static int connect_tcp(const char *host_and_port) {
  char host[256];
  const char *colon = strrchr(host_and_port, ':');
  if (!colon || (size_t)(colon - host_and_port) >= sizeof host) return -1;
  memcpy(host, host_and_port, (size_t)(colon - host_and_port));
  host[colon - host_and_port] = 0;
  struct addrinfo hints = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM}, *found;
  if (getaddrinfo(host, colon + 1, &hints, &found) != 0) return -1;
  int fd = -1;
  for (struct addrinfo *info = found; info && fd < 0; info = info->ai_next) {
    fd = socket(info->ai_family, info->ai_socktype | SOCK_CLOEXEC, info->ai_protocol);
    if (fd >= 0 && connect_in_time(fd, info) != 0) {
      close(fd);
      fd = -1;
    }
  }
  freeaddrinfo(found);
  int on = 1;
  if (fd >= 0) setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (fd >= 0) pm_watch_connection(fd, pm_link_seconds());
  return fd;
}

int pm_connect(void) {
  const char *addresses = getenv(PM_ENV_ADDRESS);
  char *list = strdup(addresses ? addresses : ""), *rest = NULL;
  int fd = -1;
  for (char *one = strtok_r(list, " ", &rest); one && fd < 0; one = strtok_r(NULL, " ", &rest)) {
    if (strncmp(one, "unix:", 5) == 0) fd = connect_unix(one + 5);
    if (strncmp(one, "tcp:", 4) == 0) fd = connect_tcp(one + 4);
  }
  free(list);
  if (fd < 0) {
    fprintf(stderr, "polymuse: cannot connect to the coordinator at %s: %s\n", addresses,
            strerror(errno));
    _exit(127);
  }
  return fd;
}

/* The value of the variable whose name is the value of another one; null if there is none. */
static const char *value_of_named(const char *naming) {
  const char *name = getenv(naming);
  return name ? getenv(name) : NULL;
}

void pm_say_hello(int fd, enum pm_role role, int rank, int size, int pid, int guard_pid,
                  uint64_t fingerprint) {
  pm_hello hello = {.magic = PM_MAGIC,
                    .version = PM_WIRE_VERSION,
                    .role = (uint16_t)role,
                    .rank = rank,
                    .size = size,
                    .pid = pid,
                    .guard_pid = guard_pid,
                    .fingerprint = fingerprint};
  const char *token = getenv(PM_ENV_TOKEN);
  if (token) memcpy(hello.token, token, strnlen(token, PM_TOKEN_BYTES));
  /* Users know this host by the name that the scheduler uses. */
  const char *node = value_of_named(PM_ENV_HOST_VARIABLE);
  if (node)
    snprintf(hello.host, sizeof hello.host, "%s", node);
  else
    gethostname(hello.host, sizeof hello.host - 1);
  pm_write_all(fd, &hello, sizeof hello);
}

int pm_write_all(int fd, const void *data, size_t bytes) {
  const char *at = data;
  while (bytes > 0) {
    ssize_t written = send(fd, at, bytes, MSG_NOSIGNAL);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return -1;
    at += written;
    bytes -= (size_t)written;
  }
  return 0;
}

int pm_read_all(int fd, void *data, size_t bytes) {
  char *at = data;
  while (bytes > 0) {
    ssize_t count = recv(fd, at, bytes, 0);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return -1;
    at += count;
    bytes -= (size_t)count;
  }
  return 0;
}

int pm_rank_from_environment(void) {
  static const char *const names[] = {"OMPI_COMM_WORLD_RANK", "PMI_RANK", "PMIX_RANK"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    const char *value = getenv(names[i]);
    if (value) return atoi(value);
  }
  const char *value = value_of_named(PM_ENV_RANK_VARIABLE);
  return value ? atoi(value) : -1;
}
