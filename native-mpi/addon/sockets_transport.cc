// SPDX-License-Identifier: Apache-2.0
#include "sockets_transport.h"

#include <utility>

#include "channel.h"
#include "socket_link.h"

namespace polymuse {

void SocketsTransport::Start(Channel* channel, StartOrder order) {
  channel->SetLauncher(std::make_unique<Process>(order.launch));
}

std::unique_ptr<Link> SocketsTransport::NewLink(LinkListener* listener, int rank, int connection) {
  return std::make_unique<SocketLink>(listener, rank, connection);
}

}  // namespace polymuse
