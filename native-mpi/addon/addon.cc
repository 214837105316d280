// The N-API bridge: what src/workers/native.ts declares. Knows neither types nor units nor
// requests; it moves control parts and typed arrays between the script and the engine.
//
// Control parts are handed over in two blocks of memory that the script shares: it writes what it
// sends into the outbox, and finds what has completed in the inbox. That saves making JavaScript
// objects for each call.
#include <fcntl.h>
#include <napi.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "channel.h"
#include "engine.h"
#include "listener.h"
#include "mpi_world.h"
#include "signals.h"

namespace polymuse {
namespace {

// One record of the inbox; the control part follows, padded to 8 bytes.
struct CompletionRecord {
  double call;
  int32_t status;
  uint32_t flags;
  double control_bytes;
  double data_bytes;
};
enum CompletionFlags : uint32_t {
  kControlApart = 1,       // too long for the inbox: to be fetched with takeControl
  kTransferAbandoned = 2,  // MPI may still use the script's array
};

// A result's memory that the script has in an ArrayBuffer.
struct Lent {
  napi_ref reference;
  char* data;
  size_t bytes;
};
// Smaller results are copied, which is quicker.
constexpr size_t kLeastLent = 64 << 10;
// How much may be lent before garbage is looked for.
constexpr size_t kLentLimit = 128u << 20;

// The addon belongs to the main thread of the process: MPI, too, can be started only once.
struct State {
  char* outbox = nullptr;
  char* inbox = nullptr;
  size_t inbox_bytes = 0;
  Napi::Reference<Napi::ArrayBuffer> outbox_reference, inbox_reference;
  napi_threadsafe_function notify = nullptr;
  bool referenced = false;  // notify keeps the event loop alive
  int64_t outstanding = 0;
  uint64_t next_call = 1;
  std::vector<std::unique_ptr<Call>> backlog;  // completed, but the inbox was full
  std::unordered_map<uint64_t, std::unique_ptr<Call>> delivered;  // data to be taken
  bool may_lend = false;
  std::vector<Lent> lent;
  size_t next_lent = 0;  // to be looked at
  size_t lent_bytes = 0;
  size_t lent_limit = kLentLimit;
};
State* state = nullptr;

std::string Text(const Napi::Value& value) { return value.As<Napi::String>().Utf8Value(); }

std::vector<std::string> Texts(const Napi::Value& value) {
  std::vector<std::string> texts;
  auto array = value.As<Napi::Array>();
  for (uint32_t i = 0; i < array.Length(); i++) texts.push_back(Text(array.Get(i)));
  return texts;
}

Channel* ChannelOf(const Napi::Value& value) {
  return Engine::Get().FindChannel(static_cast<uint64_t>(value.As<Napi::Number>().Int64Value()));
}

// The event loop must stay alive exactly while there are calls to be completed.
void KeepAlive(Napi::Env env) {
  bool wanted = state->outstanding > 0;
  if (wanted == state->referenced) return;
  state->referenced = wanted;
  if (wanted)
    napi_ref_threadsafe_function(env, state->notify);
  else
    napi_unref_threadsafe_function(env, state->notify);
}

uint64_t NewCall(Napi::Env env) {
  state->outstanding++;
  KeepAlive(env);
  return state->next_call++;
}

// Runs on the script's thread. There is no environment any more once the process is exiting.
void CallOnCompleted(napi_env env, napi_value on_completed, void*, void*) {
  if (!env || !on_completed) return;
  napi_value undefined;
  napi_get_undefined(env, &undefined);
  napi_call_function(env, undefined, on_completed, 0, nullptr, nullptr);
}

// initialize(outbox, inbox, onCompleted)
void Initialize(const Napi::CallbackInfo& info) {
  auto outbox = info[0].As<Napi::ArrayBuffer>(), inbox = info[1].As<Napi::ArrayBuffer>();
  state = new State;
  // Node has them closed in child processes, but workers may have to print there.
  for (int stream : {STDOUT_FILENO, STDERR_FILENO}) fcntl(stream, F_SETFD, 0);
  state->outbox = static_cast<char*>(outbox.Data());
  state->inbox = static_cast<char*>(inbox.Data());
  state->inbox_bytes = inbox.ByteLength();
  state->outbox_reference = Napi::Persistent(outbox);
  state->inbox_reference = Napi::Persistent(inbox);
  auto buffers = info.Env().Global().Get("ArrayBuffer").As<Napi::Object>();
  state->may_lend = !buffers.Get("prototype").As<Napi::Object>().Has("transfer");
  napi_create_threadsafe_function(info.Env(), info[2], nullptr,
                                  Napi::String::New(info.Env(), "polymuse"), 0, 1, nullptr, nullptr,
                                  nullptr, CallOnCompleted, &state->notify);
  napi_unref_threadsafe_function(info.Env(), state->notify);
  Engine::Get().SetNotify(
      [] { napi_call_threadsafe_function(state->notify, nullptr, napi_tsfn_nonblocking); });
}

// setOutbox(outbox): a larger one.
void SetOutbox(const Napi::CallbackInfo& info) {
  auto outbox = info[0].As<Napi::ArrayBuffer>();
  state->outbox = static_cast<char*>(outbox.Data());
  state->outbox_reference = Napi::Persistent(outbox);
}

// listenAt(path)
void ListenAtPath(const Napi::CallbackInfo& info) {
  Engine::Lock lock;
  try {
    ListenAt(Text(info[0]));
  } catch (const std::exception& error) {
    throw Napi::Error::New(info.Env(), error.what());
  }
}

// localAddress(host): the address that this host has for another one; empty if that is not known
Napi::Value LocalAddress(const Napi::CallbackInfo& info) {
  return Napi::String::New(info.Env(), LocalAddressTowards(Text(info[0])));
}

// open({ name, kind, token, ranks, fingerprint, startSeconds, launcherLog, addresses }):
// { channel, call, ports }
Napi::Value Open(const Napi::CallbackInfo& info) {
  auto given = info[0].As<Napi::Object>();
  ChannelOptions options;
  options.name = Text(given.Get("name"));
  options.kind = Text(given.Get("kind")) == "mpi" ? ChannelKind::kMpi : ChannelKind::kSockets;
  options.token = Text(given.Get("token"));
  options.ranks = given.Get("ranks").As<Napi::Number>().Int32Value();
  options.fingerprint = std::stoull(Text(given.Get("fingerprint")), nullptr, 16);
  options.start_seconds = given.Get("startSeconds").As<Napi::Number>().DoubleValue();
  options.launcher_log = Text(given.Get("launcherLog"));
  options.addresses = Texts(given.Get("addresses"));
  auto ports = Napi::Array::New(info.Env());
  uint64_t call = NewCall(info.Env());
  uint64_t id;
  {
    Engine::Lock lock;
    auto channel = std::make_unique<Channel>(std::move(options), call);
    for (int port : channel->Listen()) ports.Set(ports.Length(), port);
    id = Engine::Get().AddChannel(std::move(channel));
  }
  Engine::Get().Active();
  auto result = Napi::Object::New(info.Env());
  result.Set("channel", static_cast<double>(id));
  result.Set("call", static_cast<double>(call));
  result.Set("ports", ports);
  return result;
}

// launch(channel, arguments, environment, output)
void Launch(const Napi::CallbackInfo& info) {
  Command command;
  command.arguments = Texts(info[1]);
  command.environment = Texts(info[2]);
  command.output = Text(info[3]);
  Engine::Lock lock;
  Channel* channel = ChannelOf(info[0]);
  if (!channel || channel->over()) return;
  try {
    channel->SetLauncher(std::make_unique<Process>(command));
  } catch (const std::exception& error) {
    channel->Kill(error.what());
  }
}

// spawn(channel, file, arguments, parts: [host, ranks][], info: [key, value][], command,
// environment, output); the last three as in launch, should spawning fail
void SpawnWorker(const Napi::CallbackInfo& info) {
  SpawnCommand command;
  command.file = Text(info[1]);
  command.arguments = Texts(info[2]);
  auto parts = info[3].As<Napi::Array>();
  for (uint32_t i = 0; i < parts.Length(); i++) {
    auto part = parts.Get(i).As<Napi::Array>();
    command.parts.push_back({Text(part.Get(0u)), part.Get(1u).As<Napi::Number>().Int32Value()});
  }
  auto pairs = info[4].As<Napi::Array>();
  for (uint32_t i = 0; i < pairs.Length(); i++) {
    auto pair = Texts(pairs.Get(i));
    command.info.emplace_back(pair[0], pair[1]);
  }
  auto id = static_cast<uint64_t>(info[0].As<Napi::Number>().Int64Value());
  Command fallback;
  fallback.arguments = Texts(info[5]);
  fallback.environment = Texts(info[6]);
  fallback.output = Text(info[7]);
  {
    Engine::Lock lock;
    if (Channel* channel = ChannelOf(info[0])) channel->SetFallback(std::move(fallback));
  }
  SpawnLater(std::move(command), [id](MPI_Comm comm, const std::string& error) {
    if (Channel* channel = Engine::Get().FindChannel(id)) channel->OnSpawned(comm, error);
  });
}

// submit(channel, kind, target, controlBytes, dataBytes, data?): call. `data` is a typed array; a
// small one is copied, a large one must stay as it is until the call has completed.
Napi::Value Submit(const Napi::CallbackInfo& info) {
  auto call = std::make_unique<Call>();
  call->id = NewCall(info.Env());
  call->header.kind = static_cast<uint16_t>(info[1].As<Napi::Number>().Uint32Value());
  call->header.target = info[2].As<Napi::Number>().Uint32Value();
  auto control_bytes = static_cast<size_t>(info[3].As<Napi::Number>().Int64Value());
  call->header.control_bytes = control_bytes;
  call->header.data_bytes = static_cast<uint64_t>(info[4].As<Napi::Number>().Int64Value());
  call->control.assign(state->outbox, state->outbox + control_bytes);
  if (call->header.data_bytes > 0) {
    auto view = info[5].As<Napi::TypedArray>();
    auto* data = static_cast<char*>(view.ArrayBuffer().Data()) + view.ByteOffset();
    if (pm_is_eager(&call->header))
      call->control.insert(call->control.end(), data, data + call->header.data_bytes);
    else
      call->data = data;
  }
  auto id = static_cast<double>(call->id);
  {
    Engine::Lock lock;
    Channel* channel = ChannelOf(info[0]);
    if (!channel) throw Napi::Error::New(info.Env(), "no such channel");
    channel->Submit(std::move(call));
  }
  Engine::Get().Active();
  return Napi::Number::New(info.Env(), id);
}

Napi::Value Drain(const Napi::CallbackInfo& info);

// wait(milliseconds): number. Blocks until a call has completed, and drains.
Napi::Value Wait(const Napi::CallbackInfo& info) {
  if (state->backlog.empty()) Engine::Get().Wait(info[0].As<Napi::Number>().DoubleValue() * 1e-3);
  return Drain(info);
}

// poll(microseconds): boolean. Looks for completed calls for that long.
Napi::Value Poll(const Napi::CallbackInfo& info) {
  bool completed = Engine::Get().Poll(info[0].As<Napi::Number>().DoubleValue() * 1e-6);
  return Napi::Boolean::New(info.Env(), completed);
}

void StopPolling(const Napi::CallbackInfo&) { Engine::Get().StopPolling(); }

// drain(): number. Puts records of completed calls into the inbox and returns how many bytes.
Napi::Value Drain(const Napi::CallbackInfo& info) {
  for (auto& call : Engine::Get().TakeCompleted()) state->backlog.push_back(std::move(call));
  size_t used = 0, taken = 0;
  for (auto& call : state->backlog) {
    size_t control = call->result_control.size(), padded = (control + 7) & ~size_t{7};
    bool apart = sizeof(CompletionRecord) + padded > state->inbox_bytes;
    size_t bytes = sizeof(CompletionRecord) + (apart ? 0 : padded);
    if (used + bytes > state->inbox_bytes) break;
    CompletionRecord record{static_cast<double>(call->id), call->status, 0,
                            static_cast<double>(control), static_cast<double>(call->result.size())};
    if (apart) record.flags |= kControlApart;
    if (call->transfer_abandoned) record.flags |= kTransferAbandoned;
    std::memcpy(state->inbox + used, &record, sizeof record);
    if (!apart && control > 0)
      std::memcpy(state->inbox + used + sizeof record, call->result_control.data(), control);
    used += bytes;
    taken++;
    state->outstanding--;
    if (apart || call->result.size() > 0) {
      uint64_t id = call->id;
      state->delivered[id] = std::move(call);
    }
  }
  state->backlog.erase(state->backlog.begin(),
                       state->backlog.begin() + static_cast<std::ptrdiff_t>(taken));
  KeepAlive(info.Env());
  return Napi::Number::New(info.Env(), static_cast<double>(used));
}

uint64_t CallId(const Napi::Value& value) {
  return static_cast<uint64_t>(value.As<Napi::Number>().Int64Value());
}

// takeControl(call): ArrayBuffer, a copy
Napi::Value TakeControl(const Napi::CallbackInfo& info) {
  auto found = state->delivered.find(CallId(info[0]));
  if (found == state->delivered.end()) throw Napi::Error::New(info.Env(), "no such call");
  auto& control = found->second->result_control;
  auto buffer = Napi::ArrayBuffer::New(info.Env(), control.size());
  std::memcpy(buffer.Data(), control.data(), control.size());
  if (found->second->result.size() == 0) state->delivered.erase(found);
  return buffer;
}

// The memory of a result is taken back as soon as its ArrayBuffer is known to be garbage.
// Finalizers would be late: Node runs them from the event loop, which a script that makes blocking
// calls may never enter. A weak reference is empty right after the collection. Nobody else can have
// got hold of the memory then: Node does not transfer external ArrayBuffers to other threads, and
// where they have a method `transfer`, none are lent.
void TakeBackResults(napi_env env) {
  constexpr size_t kMostLooks = 16;  // per call, so that a script may hold on to many results
  Napi::HandleScope scope(env);      // what is looked at here must not be kept alive by that
  auto& lent = state->lent;
  for (size_t looks = std::min(lent.size(), kMostLooks); looks > 0; looks--) {
    if (state->next_lent >= lent.size()) state->next_lent = 0;
    Lent& one = lent[state->next_lent];
    napi_value alive = nullptr;
    napi_get_reference_value(env, one.reference, &alive);
    if (alive) {
      state->next_lent++;
      continue;
    }
    napi_delete_reference(env, one.reference);
    Buffer::Release(one.data);
    state->lent_bytes -= one.bytes;
    one = lent.back();
    lent.pop_back();
  }
}

// takeData(call): ArrayBuffer, without a copy where the engine allows it
Napi::Value TakeData(const Napi::CallbackInfo& info) {
  auto found = state->delivered.find(CallId(info[0]));
  if (found == state->delivered.end()) throw Napi::Error::New(info.Env(), "no such call");
  Napi::Env env = info.Env();
  Buffer result = std::move(found->second->result);
  state->delivered.erase(found);
  TakeBackResults(env);
  if (state->lent_bytes > state->lent_limit) {
    // Most of it is garbage as a rule, which V8 does not see as pressing: it looks small from
    // there.
    constexpr int64_t kPressure = int64_t{4} << 30;
    int64_t ignored;
    napi_adjust_external_memory(env, kPressure, &ignored);
    napi_adjust_external_memory(env, -kPressure, &ignored);
    TakeBackResults(env);
    state->lent_limit = std::max(kLentLimit, 2 * state->lent_bytes);
  }
  size_t bytes = result.size();
  napi_value buffer;
  if (bytes >= kLeastLent && state->may_lend &&
      napi_create_external_arraybuffer(
          env, result.data(), bytes, [](napi_env, void*, void*) {}, nullptr, &buffer) == napi_ok) {
    Lent lent{nullptr, result.Detach(), bytes};
    state->lent_bytes += bytes;
    napi_create_reference(env, buffer, 0, &lent.reference);
    state->lent.push_back(lent);
    return Napi::Value(env, buffer);
  }
  auto copy = Napi::ArrayBuffer::New(env, bytes);
  std::memcpy(copy.Data(), result.data(), bytes);
  return copy;
}

// nextEpoch(channel)
void NextEpoch(const Napi::CallbackInfo& info) {
  Engine::Lock lock;
  if (Channel* channel = ChannelOf(info[0])) channel->NextEpoch();
}

// kill(channel, reason)
void Kill(const Napi::CallbackInfo& info) {
  {
    Engine::Lock lock;
    if (Channel* channel = ChannelOf(info[0])) channel->Kill(Text(info[1]));
  }
  Engine::Get().Active();
}

// close(channel): forgets a channel that is over
void Close(const Napi::CallbackInfo& info) {
  Engine::Lock lock;
  Channel* channel = ChannelOf(info[0]);
  if (channel && channel->over())
    Engine::Get().Dispose(Engine::Get().RemoveChannel(CallId(info[0])));
}

// ranks(channel): { rank, pid, host }[]
Napi::Value Ranks(const Napi::CallbackInfo& info) {
  std::vector<RankInfo> ranks;
  {
    Engine::Lock lock;
    if (Channel* channel = ChannelOf(info[0])) ranks = channel->ranks();
  }
  auto result = Napi::Array::New(info.Env(), ranks.size());
  for (size_t i = 0; i < ranks.size(); i++) {
    auto rank = Napi::Object::New(info.Env());
    rank.Set("rank", ranks[i].rank);
    rank.Set("pid", ranks[i].pid);
    rank.Set("host", ranks[i].host);
    result.Set(static_cast<uint32_t>(i), rank);
  }
  return result;
}

// mpi(): { version, library, blockedSeconds }
Napi::Value Mpi(const Napi::CallbackInfo& info) {
  auto result = Napi::Object::New(info.Env());
  result.Set("version", MpiLibraryVersion());
  result.Set("library", MpiLibraryPath());
  result.Set("blockedSeconds", BlockedFor());
  return result;
}

// catchSignals(numbers)
void CatchTheseSignals(const Napi::CallbackInfo& info) {
  std::vector<int> numbers;
  auto array = info[0].As<Napi::Array>();
  for (uint32_t i = 0; i < array.Length(); i++)
    numbers.push_back(array.Get(i).As<Napi::Number>().Int32Value());
  CatchSignals(numbers);
}

// takeSignal(): number, 0 if none has come
Napi::Value TakeCaughtSignal(const Napi::CallbackInfo& info) {
  return Napi::Number::New(info.Env(), TakeSignal());
}

// shutdown(clean): the last thing that the script does
void Shutdown(const Napi::CallbackInfo& info) {
  Engine::Get().SetNotify(nullptr);
  {
    Engine::Lock lock;
    StopListening();
  }
  FinalizeMpi(info[0].As<Napi::Boolean>().Value());
}

Napi::Object Exports(Napi::Env env, Napi::Object exports) {
  auto add = [&](const char* name, auto function) {
    exports.Set(name, Napi::Function::New(env, function, name));
  };
  add("initialize", Initialize);
  add("setOutbox", SetOutbox);
  add("listenAt", ListenAtPath);
  add("localAddress", LocalAddress);
  add("open", Open);
  add("launch", Launch);
  add("spawn", SpawnWorker);
  add("submit", Submit);
  add("wait", Wait);
  add("poll", Poll);
  add("stopPolling", StopPolling);
  add("drain", Drain);
  add("takeControl", TakeControl);
  add("takeData", TakeData);
  add("nextEpoch", NextEpoch);
  add("kill", Kill);
  add("close", Close);
  add("ranks", Ranks);
  add("mpi", Mpi);
  add("catchSignals", CatchTheseSignals);
  add("takeSignal", TakeCaughtSignal);
  add("shutdown", Shutdown);
  return exports;
}

}  // namespace
}  // namespace polymuse

namespace {
Napi::Object ExportPolymuse(Napi::Env env, Napi::Object exports) {
  return polymuse::Exports(env, exports);
}
}  // namespace

NODE_API_MODULE(polymuse, ExportPolymuse)
