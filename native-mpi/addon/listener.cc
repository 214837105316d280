#include "listener.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <vector>

#include "channel.h"
#include "engine.h"

namespace polymuse {
namespace {

constexpr double kHelloSeconds = 30;

// A connection that has not said yet whose it is.
class Stranger : public Watcher {
 public:
  explicit Stranger(int fd) : fd_(fd) {
    Engine::Get().Watch(fd_, EPOLLIN, this);
    Engine::Get().After(kHelloSeconds, this, [this] { Refuse(); });
  }

  void OnEvents(uint32_t) override {
    ssize_t count =
        recv(fd_, reinterpret_cast<char*>(&hello_) + have_, sizeof hello_ - have_, MSG_DONTWAIT);
    if (count < 0 && (errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK)) return;
    if (count <= 0) {
      Refuse();
      return;
    }
    have_ += static_cast<size_t>(count);
    if (have_ < sizeof hello_) return;
    Channel* channel = hello_.magic == PM_MAGIC && hello_.version == PM_WIRE_VERSION
                           ? FindChannelByToken(hello_.token)
                           : nullptr;
    if (!channel) {
      Refuse();
      return;
    }
    hello_.host[sizeof hello_.host - 1] = 0;
    Introduction introduction{hello_, fd_};
    Leave();
    channel->OnHello(introduction);
  }

 private:
  void Refuse() {
    int fd = fd_;
    Leave();
    close(fd);
  }
  void Leave() {
    Engine::Get().Unwatch(fd_);
    Engine::Get().Cancel(this);
    delete this;
  }

  int fd_;
  size_t have_ = 0;
  pm_hello hello_{};
};

class Listener : public Watcher {
 public:
  explicit Listener(int fd) : fd_(fd) { Engine::Get().Watch(fd_, EPOLLIN, this); }
  ~Listener() override {
    Engine::Get().Unwatch(fd_);
    close(fd_);
  }
  void OnEvents(uint32_t) override {
    int fd = accept4(fd_, nullptr, nullptr, SOCK_CLOEXEC);
    if (fd < 0) return;
    int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);  // refused where it is not TCP
    new Stranger(fd);
  }
  int fd() const { return fd_; }

 private:
  int fd_;
};

std::vector<std::unique_ptr<Listener>>& Listeners() {
  static auto* listeners = new std::vector<std::unique_ptr<Listener>>;
  return *listeners;
}

Listener* Listen(int family, const sockaddr* address, socklen_t length) {
  int fd = socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (fd < 0 || bind(fd, address, length) != 0 || listen(fd, 1024) != 0) {
    std::string reason = strerror(errno);
    if (fd >= 0) close(fd);
    throw std::runtime_error("cannot listen for workers: " + reason);
  }
  Listeners().push_back(std::make_unique<Listener>(fd));
  return Listeners().back().get();
}

}  // namespace

void ListenAt(const std::string& unix_path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (unix_path.size() >= sizeof address.sun_path)
    throw std::runtime_error("cannot listen for workers: the path " + unix_path + " is too long");
  std::memcpy(address.sun_path, unix_path.c_str(), unix_path.size());
  Listen(AF_UNIX, reinterpret_cast<sockaddr*>(&address), sizeof address);
}

int ListenOnTcp() {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_ANY);
  Listener* listener = Listen(AF_INET, reinterpret_cast<sockaddr*>(&address), sizeof address);
  socklen_t length = sizeof address;
  getsockname(listener->fd(), reinterpret_cast<sockaddr*>(&address), &length);
  return ntohs(address.sin_port);
}

void StopListening() { Listeners().clear(); }

}  // namespace polymuse
