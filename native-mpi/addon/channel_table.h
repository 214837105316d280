// SPDX-License-Identifier: Apache-2.0
// The channels of this process, by the numbers that the script has for them and by their tokens.
// Called with the engine's lock.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace polymuse {

class Channel;

// Adds a channel, under its number and its token.
void AddChannel(std::unique_ptr<Channel> channel);
// The channel with that number; null if there is none.
Channel* FindChannel(uint64_t id);
// The channel with that token, which is for workers that are starting or running; or null.
Channel* FindChannelByToken(const char* token);
// From now on workers can identify themselves with a token, or no longer.
void AddToken(const std::string& token, Channel* channel);
void RemoveToken(const std::string& token);
// Removes a channel and returns it; null if there is none with that number.
std::unique_ptr<Channel> RemoveChannel(uint64_t id);
// The numbers of all channels.
std::vector<uint64_t> AllChannels();
// The number for the next channel.
uint64_t NextChannelId();

}  // namespace polymuse
