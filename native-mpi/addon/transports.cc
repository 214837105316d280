// SPDX-License-Identifier: Apache-2.0
// The table of transports.
#include <functional>
#include <map>

#include "mpi_transport.h"
#include "sockets_transport.h"
#include "transport.h"

namespace polymuse {

std::shared_ptr<Transport> NewTransport(const std::string& name) {
  static const std::map<std::string, std::function<std::shared_ptr<Transport>()>> table = {
      {"mpi", std::make_shared<MpiTransport>},
      {"sockets", std::make_shared<SocketsTransport>},
  };
  auto found = table.find(name);
  return found == table.end() ? nullptr : found->second();
}

}  // namespace polymuse
