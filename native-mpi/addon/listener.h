// Where workers and their guards connect: a socket of the local domain, and one of TCP if workers
// run on other hosts. Takes only connections that show the token of a channel.
#pragma once

#include <string>

namespace polymuse {

// Starts listening; throws std::runtime_error. Called with the engine's lock.
void ListenAt(const std::string& unix_path);
// Returns the port. Listens on all interfaces.
int ListenOnTcp();
void StopListening();

}  // namespace polymuse
