/* SPDX-License-Identifier: Apache-2.0 */
#include "keepalive.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "wire.h"

/* How often is asked before the other end is given up. */
#define PROBES 3

void pm_watch_connection(int fd, int seconds) {
  int on = 1, pause = seconds / (PROBES + 1), probes = PROBES;
  if (pause < 1) pause = 1;
  /* Refused where it is not TCP. */
  if (setsockopt(fd, IPPROTO_TCP, TCP_KEEPIDLE, &pause, sizeof pause) != 0) return;
  setsockopt(fd, IPPROTO_TCP, TCP_KEEPINTVL, &pause, sizeof pause);
  setsockopt(fd, IPPROTO_TCP, TCP_KEEPCNT, &probes, sizeof probes);
  setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
}

int pm_link_seconds(void) {
  const char *given = getenv(PM_ENV_LINK_SECONDS);
  int seconds = given ? atoi(given) : 0;
  return seconds > 0 ? seconds : PM_LINK_SECONDS;
}
