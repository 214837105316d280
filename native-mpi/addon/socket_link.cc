// SPDX-License-Identifier: Apache-2.0
#include "socket_link.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "readers.generated.h"

namespace polymuse {
namespace {
constexpr size_t kLookahead = 64 << 10;
constexpr size_t kSentAtOnce = 4;          // calls
constexpr size_t kMostHeldBack = 8 << 10;  // bytes
}  // namespace

SocketLink::SocketLink(LinkListener* listener, int rank, int fd)
    : Link(listener, rank), fd_(fd), lookahead_(kLookahead) {
  Engine::Get().Watch(fd_, EPOLLIN, this);
}

SocketLink::~SocketLink() { Close(false); }

void SocketLink::Close(bool) {
  if (fd_ < 0) return;
  if (to_be_flushed_) Engine::Get().ForgetFlush(this);
  Engine::Get().Unwatch(fd_);
  close(fd_);
  fd_ = -1;
}

void SocketLink::Lost() {
  if (lost_) return;
  lost_ = true;
  Engine::Get().Unwatch(fd_);
  listener_->OnLost(rank_);
}

// ---- out -------------------------------------------------------------------------------------

void SocketLink::TransmitMessage(const Call& call) {
  if (outgoing_.empty() || outgoing_.back().own.empty()) outgoing_.emplace_back();
  Piece& piece = outgoing_.back();
  auto* header = reinterpret_cast<const char*>(&call.header);
  piece.own.insert(piece.own.end(), header, header + sizeof call.header);
  piece.own.insert(piece.own.end(), call.control.begin(), call.control.end());
  piece.bytes = static_cast<int64_t>(piece.own.size());
  // While a worker has calls to carry out, further calls are collected until they are worth a
  // system call.
  if (listener_->Outstanding() <= kSentAtOnce ||
      piece.own.size() - static_cast<size_t>(piece.offset) > kMostHeldBack) {
    Write();
  } else if (!to_be_flushed_) {
    to_be_flushed_ = true;
    Engine::Get().FlushSoon(this);
  }
}

void SocketLink::Flush() {
  to_be_flushed_ = false;
  Write();
}

void SocketLink::TransmitData(const Call&, pm_region data) {
  Piece piece;
  piece.region = data;
  piece.bytes = pm_region_bytes(&data);
  outgoing_.push_back(std::move(piece));
  Write();
}

bool SocketLink::WritePiece(Piece* piece) {
  const bool contiguous = !piece->own.empty() || pm_region_is_contiguous(&piece->region);
  char* base = piece->own.empty() ? piece->region.base : piece->own.data();
  while (piece->offset < piece->bytes) {
    int64_t bytes = piece->bytes - piece->offset;
    char* from = base + piece->offset;
    if (!contiguous) {
      // What the kernel does not take of this is packed again later, from an element's start.
      bytes = std::min<int64_t>(bytes, PM_STAGED_PIECE_BYTES);
      staging_.resize(PM_STAGED_PIECE_BYTES + sizeof(double));
      int64_t within = piece->offset % piece->region.element_bytes;
      bytes = std::min(bytes + within, piece->bytes - (piece->offset - within));
      pm_region_pack(&piece->region, piece->offset - within, staging_.data(), bytes);
      from = staging_.data() + within;
      bytes -= within;
    }
    ssize_t sent = send(fd_, from, static_cast<size_t>(bytes), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return false;
    if (sent < 0) {
      // The end of the connection is noticed, once, where it is read.
      outgoing_.clear();
      return false;
    }
    piece->offset += sent;
  }
  return true;
}

void SocketLink::Write() {
  while (!outgoing_.empty() && WritePiece(&outgoing_.front())) outgoing_.pop_front();
  bool wanted = !outgoing_.empty();
  if (wanted == watches_output_ || lost_) return;
  watches_output_ = wanted;
  Engine::Get().Rewatch(fd_, wanted ? EPOLLIN | EPOLLOUT : EPOLLIN, this);
}

// ---- in --------------------------------------------------------------------------------------

void SocketLink::OnEvents(uint32_t events) {
  if (events & EPOLLOUT) Write();
  if (events & (EPOLLIN | EPOLLHUP | EPOLLERR)) Read();
}

// Reads more of the current part, and returns true once all `bytes` have arrived.
bool SocketLink::ReadSome(char* to, int64_t bytes) {
  while (have_ < bytes) {
    size_t want = static_cast<size_t>(bytes - have_);
    if (lookahead_begin_ < lookahead_end_) {
      size_t count = std::min(want, lookahead_end_ - lookahead_begin_);
      std::memcpy(to + have_, lookahead_.data() + lookahead_begin_, count);
      lookahead_begin_ += count;
      have_ += static_cast<int64_t>(count);
      continue;
    }
    const bool ahead = want < kLookahead;
    ssize_t count =
        recv(fd_, ahead ? lookahead_.data() : to + have_, ahead ? kLookahead : want, MSG_DONTWAIT);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return false;
    if (count <= 0) {
      Lost();
      return false;
    }
    if (ahead) {
      lookahead_begin_ = 0;
      lookahead_end_ = static_cast<size_t>(count);
    } else {
      have_ += count;
    }
  }
  return true;
}

bool SocketLink::ReadData() {
  const auto total = static_cast<int64_t>(header_.data_bytes);
  if (pm_region_is_contiguous(&data_)) return ReadSome(data_.base, total);
  // Read in pieces, each of which is unpacked when it is complete.
  incoming_staging_.resize(PM_STAGED_PIECE_BYTES);
  while (have_ < total) {
    int64_t begin = have_ / PM_STAGED_PIECE_BYTES * PM_STAGED_PIECE_BYTES;
    int64_t end = std::min<int64_t>(begin + PM_STAGED_PIECE_BYTES, total);
    if (!ReadSome(incoming_staging_.data() - begin, end)) return false;
    pm_region_unpack(&data_, begin, incoming_staging_.data(), end - begin);
  }
  return true;
}

void SocketLink::Read() {
  while (!lost_ && fd_ >= 0) {
    bool complete = reading_ == Reading::kHeader ? ReadSome(header_bytes_.data(), sizeof header_)
                    : reading_ == Reading::kControl
                        ? ReadSome(control_.data(), static_cast<int64_t>(control_.size()))
                        : ReadData();
    if (!complete) return;
    NextPart();
  }
}

void SocketLink::NextPart() {
  have_ = 0;
  if (reading_ == Reading::kHeader) {
    pm_violation violation;
    if (!pm_read_header(header_bytes_.data(), header_bytes_.size(), &header_, &violation)) {
      listener_->OnViolation(rank_, violation);
      return;
    }
    control_.resize(header_.control_bytes);
    reading_ = Reading::kControl;
  } else if (reading_ == Reading::kControl) {
    std::optional<pm_region> data = listener_->OnMessage(rank_, header_, control_.data());
    if (!data) return;
    data_ = *data;
    reading_ = Reading::kData;
  } else {
    reading_ = Reading::kHeader;
    pm_header header = header_;
    listener_->OnReceived(rank_, header);
  }
}

}  // namespace polymuse
