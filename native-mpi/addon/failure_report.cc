#include "failure_report.h"

#include <cstdio>
#include <fstream>

namespace polymuse {
namespace {

constexpr std::streamoff kTailBytes = 4096;

std::string Quoted(const std::string& text) {
  std::string quoted = "\"";
  for (char character : text) {
    auto byte = static_cast<unsigned char>(character);
    if (character == '"' || character == '\\') {
      quoted += '\\';
      quoted += character;
    } else if (byte < 0x20 || byte >= 0x7f) {
      // The output of a worker may be cut in the middle of a character, or not be text at all.
      char escaped[8];
      std::snprintf(escaped, sizeof escaped, "\\u%04x", byte);
      quoted += escaped;
    } else {
      quoted += character;
    }
  }
  return quoted + "\"";
}

}  // namespace

std::string FailureReport::ToJson() const {
  std::string json = "{\"reason\":" + Quoted(reason) + ",\"tail\":" + Quoted(tail);
  if (rank >= 0) json += ",\"rank\":" + std::to_string(rank);
  if (pid > 0) json += ",\"pid\":" + std::to_string(pid);
  if (!host.empty()) json += ",\"host\":" + Quoted(host);
  if (exit_code >= 0) json += ",\"exitCode\":" + std::to_string(exit_code);
  if (signal > 0) json += ",\"signal\":" + std::to_string(signal);
  return json + "}";
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
