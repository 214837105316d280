// SPDX-License-Identifier: Apache-2.0
// The link of the sockets channel: messages as a stream of bytes over one connection.
#pragma once

#include <array>
#include <deque>
#include <vector>

#include "engine.h"
#include "link.h"

namespace polymuse {

class SocketLink final : public Link, public Watcher {
 public:
  SocketLink(LinkListener* listener, int rank, int fd);
  ~SocketLink() override;
  void Flush() override;
  void Close(bool orderly) override;
  bool HasTransfer() const override { return false; }  // the kernel has copied what has left
  void OnEvents(uint32_t events) override;

 protected:
  void TransmitMessage(const Call& call) override;
  void TransmitData(const Call& call, pm_region data) override;

 private:
  // A part of the outgoing stream: bytes of its own, or a region of memory elsewhere.
  struct Piece {
    std::vector<char> own;
    pm_region region{};
    int64_t offset = 0, bytes = 0;
  };
  enum class Reading { kHeader, kControl, kData };

  void Write();
  bool WritePiece(Piece* piece);
  void Read();
  bool ReadSome(char* to, int64_t bytes);
  bool ReadData();
  void NextPart();
  void Lost();

  int fd_;
  bool lost_ = false;
  bool watches_output_ = false;
  bool to_be_flushed_ = false;
  std::deque<Piece> outgoing_;
  std::vector<char> staging_;

  Reading reading_ = Reading::kHeader;
  int64_t have_ = 0;  // of the part that is being read
  std::array<char, sizeof(pm_header)> header_bytes_;
  pm_header header_{};
  std::vector<char> control_;
  pm_region data_{};
  std::vector<char> incoming_staging_;
  std::vector<char> lookahead_;  // small messages are read several at a time
  size_t lookahead_begin_ = 0, lookahead_end_ = 0;
};

}  // namespace polymuse
