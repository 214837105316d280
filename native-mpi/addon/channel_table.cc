// SPDX-License-Identifier: Apache-2.0
#include "channel_table.h"

#include <string.h>

#include <map>
#include <utility>

#include "channel.h"
#include "wire.h"

namespace polymuse {
namespace {

// Leaked: threads may still be running when static objects are destroyed.
struct Table {
  std::map<uint64_t, std::unique_ptr<Channel>> by_id;
  std::map<std::string, Channel*> by_token;
  uint64_t next_id = 1;
};

Table& GetTable() {
  static auto* table = new Table;
  return *table;
}

}  // namespace

uint64_t NextChannelId() { return GetTable().next_id++; }

void AddChannel(std::unique_ptr<Channel> channel) {
  const uint64_t id = channel->id();
  GetTable().by_id[id] = std::move(channel);
}

Channel* FindChannel(uint64_t id) {
  auto found = GetTable().by_id.find(id);
  return found == GetTable().by_id.end() ? nullptr : found->second.get();
}

Channel* FindChannelByToken(const char* token) {
  auto found = GetTable().by_token.find(std::string(token, strnlen(token, PM_TOKEN_BYTES)));
  return found == GetTable().by_token.end() ? nullptr : found->second;
}

void AddToken(const std::string& token, Channel* channel) { GetTable().by_token[token] = channel; }

void RemoveToken(const std::string& token) { GetTable().by_token.erase(token); }

std::unique_ptr<Channel> RemoveChannel(uint64_t id) {
  auto& channels = GetTable().by_id;
  auto found = channels.find(id);
  if (found == channels.end()) return nullptr;
  auto channel = std::move(found->second);
  channels.erase(found);
  return channel;
}

std::vector<uint64_t> AllChannels() {
  std::vector<uint64_t> ids;
  for (const auto& [id, channel] : GetTable().by_id) ids.push_back(id);
  return ids;
}

}  // namespace polymuse
