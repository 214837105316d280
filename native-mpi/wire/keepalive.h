/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Connections over TCP whose other end is gone without a word: a cable, a switch, a whole host.
 * Nothing tells of that where nothing is sent; so the systems of both hosts ask each other.
 *
 * There is no limit for what was sent and is not acknowledged (TCP_USER_TIMEOUT): a worker that is
 * busy reads nothing, and calls that wait for it may fill all buffers on the way. The connection of
 * its guard, on which nothing travels, tells whether its host is there.
 */
#ifndef PM_KEEPALIVE_H
#define PM_KEEPALIVE_H

#ifdef __cplusplus
extern "C" {
#endif

/** Has a connection fail within about so many seconds (4 at least) of the loss of its other end.
 * Without effect where it is not of TCP. */
void pm_watch_connection(int fd, int seconds);

/** The seconds that the environment asks for, or PM_LINK_SECONDS. */
int pm_link_seconds(void);

#ifdef __cplusplus
}
#endif
#endif
