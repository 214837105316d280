// SPDX-License-Identifier: Apache-2.0
#include "guard.h"

#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "readers.generated.h"

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

void Guard::EndRank() {
  if (fd_ < 0 || is_ending_) return;
  is_ending_ = true;
  shutdown(fd_, SHUT_WR);
}

bool Guard::HasUnread() const {
  pollfd connection{fd_, POLLIN, 0};
  return fd_ >= 0 && poll(&connection, 1, 0) > 0;
}

void Guard::OnEvents(uint32_t) {
  char bytes[8192];
  ssize_t count = recv(fd_, bytes, sizeof bytes, MSG_DONTWAIT);
  if (count < 0 && (errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK)) return;
  if (count <= 0) {
    const int error = count < 0 ? errno : 0;
    Close();
    const pm_exited leaving{-1, 0, 0, 0, leaving_since_};
    listener_->OnExited(hello_, leaving_since_ != 0 ? &leaving : nullptr, "", error);
    return;
  }
  // How a rank ends that is made to end is of no interest; that its guard is gone, too, is.
  if (is_ending_) return;
  received_.append(bytes, static_cast<size_t>(count));
  pm_exited exited;
  while (received_.size() >= sizeof exited) {
    pm_violation violation;
    // Its texts may not have arrived yet: only the struct itself is checked here.
    if (!pm_read_exited(received_.data(), sizeof exited, &exited, &violation)) {
      Close();
      listener_->OnExited(hello_, nullptr, "", EPROTO);
      return;
    }
    if (exited.exit_code < 0 && exited.signal == 0) {
      leaving_since_ = exited.ended_at;
      received_.erase(0, sizeof exited);
      continue;
    }
    if (received_.size() < sizeof exited + exited.tail_bytes) return;
    if (leaving_since_ != 0) exited.ended_at = leaving_since_;
    Close();
    listener_->OnExited(hello_, &exited, received_.substr(sizeof exited), 0);
    return;
  }
}

}  // namespace polymuse
