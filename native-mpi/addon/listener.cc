// SPDX-License-Identifier: Apache-2.0
#include "listener.h"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <stdexcept>

#include "channel.h"
#include "channel_table.h"
#include "keepalive.h"
#include "readers.generated.h"

namespace polymuse {
namespace {

constexpr double kHelloSeconds = 30;
// Workers identify themselves as soon as they have connected. If more connections than this are
// silent, the oldest is closed, so that open connections cannot keep workers out.
constexpr size_t kMostStrangers = 256;
// How long to wait before accepting connections again when there is no file descriptor left.
constexpr double kNoDescriptorSeconds = 0.1;

std::unique_ptr<Listener>& LocalListener() {
  static auto* listener = new std::unique_ptr<Listener>;
  return *listener;
}

int OpenListening(int family, const sockaddr* address, socklen_t length) {
  int fd = socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (fd >= 0 && bind(fd, address, length) == 0 && listen(fd, 1024) == 0) return fd;
  std::string reason = strerror(errno);
  if (fd >= 0) close(fd);
  throw std::runtime_error("cannot listen for workers: " + reason);
}

struct AddressList {
  addrinfo* first = nullptr;
  AddressList(const char* host, int type, int flags) {
    addrinfo hints{};
    hints.ai_socktype = type;
    hints.ai_flags = flags;
    if (getaddrinfo(host, flags & AI_NUMERICHOST ? "0" : "9", &hints, &first) != 0) first = nullptr;
  }
  ~AddressList() {
    if (first) freeaddrinfo(first);
  }
  AddressList(const AddressList&) = delete;
  AddressList& operator=(const AddressList&) = delete;
};

std::string Digits(const sockaddr_storage& address, socklen_t length) {
  char digits[NI_MAXHOST] = "";
  getnameinfo(reinterpret_cast<const sockaddr*>(&address), length, digits, sizeof digits, nullptr,
              0, NI_NUMERICHOST);
  return digits;
}

}  // namespace

// A connection that has not identified itself yet.
class Stranger : public Watcher {
 public:
  Stranger(int fd, std::string from, Listener* listener)
      : fd_(fd), from_(std::move(from)), listener_(listener) {
    Engine::Get().Watch(fd_, EPOLLIN, this);
    Engine::Get().After(kHelloSeconds, this, [this] { Refuse("it has sent nothing"); });
  }
  ~Stranger() override {
    Engine::Get().Cancel(this);
    if (fd_ < 0) return;
    Engine::Get().Unwatch(fd_);
    close(fd_);
  }

  void OnEvents(uint32_t) override {
    ssize_t count =
        recv(fd_, reinterpret_cast<char*>(&hello_) + have_, sizeof hello_ - have_, MSG_DONTWAIT);
    if (count < 0 && (errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK)) return;
    if (count <= 0) {
      Refuse("it closed before it had identified itself");
      return;
    }
    have_ += static_cast<size_t>(count);
    // A connection that does not begin like a hello is closed without waiting for more.
    const bool greets = have_ < sizeof hello_.magic || hello_.magic == PM_MAGIC;
    if (greets && have_ < sizeof hello_) return;
    pm_violation violation;
    if (!greets || !pm_read_hello(&hello_, sizeof hello_, &hello_, &violation)) {
      Refuse("it does not identify itself as a polymuse worker");
      return;
    }
    Channel* channel = listener_->ChannelFor(hello_.token);
    if (!channel) {
      Refuse("it does not have the token of this instance");
      return;
    }
    Introduction introduction{hello_, fd_};
    Engine::Get().Unwatch(fd_);
    fd_ = -1;
    pm_watch_connection(introduction.fd, pm_link_seconds());
    listener_->Forget(this);
    channel->OnHello(introduction);
  }

  void Refuse(const char* why) {
    listener_->Report(from_, why);
    listener_->Forget(this);
  }

 private:
  int fd_;
  std::string from_;
  Listener* listener_;
  size_t have_ = 0;
  pm_hello hello_{};
};

Listener::Listener(int fd, Channel* channel) : fd_(fd), channel_(channel) {
  Engine::Get().Watch(fd_, EPOLLIN, this);
}

Listener::~Listener() {
  Engine::Get().Cancel(this);
  Engine::Get().Unwatch(fd_);
  close(fd_);
}

std::unique_ptr<Listener> Listener::AtPath(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path)
    throw std::runtime_error("cannot listen for workers: the path " + path +
                             " is too long; have TMPDIR name a folder with a shorter one");
  std::memcpy(address.sun_path, path.c_str(), path.size());
  int fd = OpenListening(AF_UNIX, reinterpret_cast<sockaddr*>(&address), sizeof address);
  return std::unique_ptr<Listener>(new Listener(fd, nullptr));
}

std::unique_ptr<Listener> Listener::AtAddress(const std::string& address, Channel* channel) {
  AddressList list(address.c_str(), SOCK_STREAM, AI_NUMERICHOST | AI_PASSIVE);
  if (!list.first)
    throw std::runtime_error("cannot listen for workers: " + address + " is not an address");
  int fd = OpenListening(list.first->ai_family, list.first->ai_addr, list.first->ai_addrlen);
  return std::unique_ptr<Listener>(new Listener(fd, channel));
}

int Listener::port() const {
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  getsockname(fd_, reinterpret_cast<sockaddr*>(&address), &length);
  // The port is at the same place in addresses of both families.
  return ntohs(reinterpret_cast<const sockaddr_in*>(&address)->sin_port);
}

void Listener::OnEvents(uint32_t) {
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  int fd = accept4(fd_, reinterpret_cast<sockaddr*>(&address), &length, SOCK_CLOEXEC);
  if (fd < 0) {
    if (errno != EMFILE && errno != ENFILE) return;
    Engine::Get().Unwatch(fd_);
    Engine::Get().After(kNoDescriptorSeconds, this,
                        [this] { Engine::Get().Watch(fd_, EPOLLIN, this); });
    return;
  }
  int on = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);  // refused where it is not TCP
  strangers_.push_back(
      std::make_unique<Stranger>(fd, channel_ ? Digits(address, length) : "", this));
  if (strangers_.size() > kMostStrangers) strangers_.front()->Refuse("it has sent nothing");
}

Channel* Listener::ChannelFor(const char* token) const {
  if (!channel_) return FindChannelByToken(token);
  // Constant time: the duration does not reveal how much of a token is right.
  const std::string& right = channel_->token();
  int difference = right.size() == PM_TOKEN_BYTES ? 0 : 1;
  for (size_t i = 0; i < right.size() && i < PM_TOKEN_BYTES; i++) difference |= token[i] ^ right[i];
  return difference == 0 ? channel_ : nullptr;
}

void Listener::Forget(Stranger* stranger) {
  strangers_.remove_if([stranger](const auto& each) { return each.get() == stranger; });
}

void Listener::Report(const std::string& from, const char* why) {
  // Only this user can open the Unix-domain socket; an unexpected connection there is from a
  // worker that is no longer wanted.
  if (!channel_ || has_reported_) return;
  has_reported_ = true;
  dprintf(STDERR_FILENO, "polymuse: a connection from %s to the port of %s was refused: %s\n",
          from.c_str(), channel_->name().c_str(), why);
}

std::string LocalAddressTowards(const std::string& host) {
  AddressList list(host.c_str(), SOCK_DGRAM, 0);
  std::string found;
  for (addrinfo* each = list.first; each && found.empty(); each = each->ai_next) {
    int fd = socket(each->ai_family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    sockaddr_storage address{};
    socklen_t length = sizeof address;
    // Connecting a datagram socket sends nothing; it only determines the route.
    if (fd >= 0 && connect(fd, each->ai_addr, each->ai_addrlen) == 0 &&
        getsockname(fd, reinterpret_cast<sockaddr*>(&address), &length) == 0)
      found = Digits(address, length);
    if (fd >= 0) close(fd);
  }
  return found;
}

void ListenAt(const std::string& unix_path) { LocalListener() = Listener::AtPath(unix_path); }

void StopListening() { LocalListener().reset(); }

}  // namespace polymuse
