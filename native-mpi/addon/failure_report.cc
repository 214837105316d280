// SPDX-License-Identifier: Apache-2.0
#include "failure_report.h"

#include <fstream>
#include <iterator>

#include "wire.h"

namespace polymuse {
namespace {

constexpr std::streamoff kTailBytes = 4096;

// Truncated to what fits: texts come from outside, so their lengths cannot be trusted.
std::string Cut(const std::string& text) {
  return text.size() <= PM_MAX_TEXT_BYTES ? text : text.substr(text.size() - PM_MAX_TEXT_BYTES);
}

}  // namespace

std::vector<char> FailureReport::ToMessage() const {
  const std::string texts[] = {Cut(host),  Cut(reason), Cut(tail),
                               Cut(field), Cut(came),   Cut(expected)};
  pm_report report{};
  report.rank = rank;
  report.pid = pid;
  report.exit_code = exit_code;
  report.signal = signal;
  int64_t* lengths[] = {&report.host_bytes,  &report.reason_bytes, &report.tail_bytes,
                        &report.field_bytes, &report.came_bytes,   &report.expected_bytes};
  for (size_t i = 0; i < std::size(texts); i++) *lengths[i] = static_cast<int64_t>(texts[i].size());
  auto* begin = reinterpret_cast<const char*>(&report);
  std::vector<char> message(begin, begin + sizeof report);
  for (const std::string& text : texts) message.insert(message.end(), text.begin(), text.end());
  return message;
}

std::string TailOfFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (path.empty() || !file) return "";
  std::streamoff size = file.tellg();
  file.seekg(size > kTailBytes ? size - kTailBytes : 0);
  std::string tail(static_cast<size_t>(size > kTailBytes ? kTailBytes : size), 0);
  file.read(tail.data(), static_cast<std::streamsize>(tail.size()));
  return tail;
}

}  // namespace polymuse
