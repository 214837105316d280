// SPDX-License-Identifier: Apache-2.0
// The transport by sockets: the worker is an MPI job of its own, whose ranks connect to this
// process.
#pragma once

#include "transport.h"

namespace polymuse {

class SocketsTransport : public Transport {
 public:
  void Start(Channel* channel, StartOrder order) override;
  std::unique_ptr<Link> NewLink(LinkListener* listener, int rank, int connection) override;
  bool NeedsSockets() const override { return true; }
};

}  // namespace polymuse
