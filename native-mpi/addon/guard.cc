#include "guard.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace polymuse {

Guard::Guard(GuardListener* listener, const Introduction& introduction)
    : listener_(listener), hello_(introduction.hello), fd_(introduction.fd) {
  Engine::Get().Watch(fd_, EPOLLIN, this);
}

Guard::~Guard() { Close(); }

void Guard::Close() {
  if (fd_ < 0) return;
  Engine::Get().Unwatch(fd_);
  close(fd_);
  fd_ = -1;
}

void Guard::OnEvents(uint32_t) {
  char bytes[8192];
  ssize_t count = recv(fd_, bytes, sizeof bytes, MSG_DONTWAIT);
  if (count < 0 && (errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK)) return;
  if (count > 0) {
    received_.append(bytes, static_cast<size_t>(count));
    return;
  }
  const int error = count < 0 ? errno : 0;
  Close();
  pm_exited exited;
  if (received_.size() < sizeof exited) {
    listener_->OnExited(hello_, nullptr, "", error);
    return;
  }
  std::memcpy(&exited, received_.data(), sizeof exited);
  listener_->OnExited(hello_, &exited, received_.substr(sizeof exited), 0);
}

}  // namespace polymuse
