// SPDX-License-Identifier: Apache-2.0
// Where workers and their guards connect: a socket of the local domain for those on this host, and
// ports for those on others. A port belongs to one instance, for as long as that is starting. Only
// connections that present the token of an instance are accepted.
#pragma once

#include <list>
#include <memory>
#include <string>

#include "engine.h"

namespace polymuse {

class Channel;
class Stranger;

class Listener : public Watcher {
 public:
  // At a path, for all channels; throws std::runtime_error.
  static std::unique_ptr<Listener> AtPath(const std::string& path);
  // At a port of one of this host's addresses, for one channel; throws std::runtime_error.
  static std::unique_ptr<Listener> AtAddress(const std::string& address, Channel* channel);
  ~Listener() override;
  void OnEvents(uint32_t events) override;
  int port() const;

 private:
  friend class Stranger;
  Listener(int fd, Channel* channel);
  // The channel that a token belongs to; null if it is not valid here.
  Channel* ChannelFor(const char* token) const;
  void Forget(Stranger* stranger);
  // Reports the first refused connection.
  void Report(const std::string& from, const char* why);

  int fd_;
  Channel* channel_;                                // null: for all
  std::list<std::unique_ptr<Stranger>> strangers_;  // the oldest first
  bool has_reported_ = false;
};

// The numeric address at which another host can reach this one: that of the interface towards
// it. Empty if the name of the other host is unknown.
std::string LocalAddressTowards(const std::string& host);

// Starts listening for workers on this host; throws std::runtime_error. Called with the engine's
// lock.
void ListenAt(const std::string& unix_path);
void StopListening();

}  // namespace polymuse
