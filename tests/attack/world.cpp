#include "world.h"

#include "actions/hidden.h"
#include "actions/register_system.h"

namespace hogo::attack {
namespace {

std::map<std::string, std::uint64_t> difference(const std::map<std::string, std::uint64_t>& before,
                                                std::map<std::string, std::uint64_t> after) {
    for (auto& [name, count] : after) count -= before.at(name);
    return after;
}

std::string head_of(const web::Response& response) {
    auto head = fmt::format("{} {}\n", response.status, response.content_type);
    for (const auto& [name, value] : response.headers) head += fmt::format("{}: {}\n", name, value);
    for (const auto& cookie : response.cookies)
        head += fmt::format("cookie {}={} {}\n", cookie.name.view(), cookie.value,
                            cookie.max_age ? cookie.max_age->count() : -1);
    return head;
}

std::string body_of(const Asked& asked) {
    std::string body;
    for (const auto& [name, value] : asked.fields)
        body += (body.empty() ? "" : "&") + web::html::percent_encoded(name) + "=" + web::html::percent_encoded(value);
    return body;
}

web::Request request_of(const Asked& asked) {
    web::Request request;
    request.method = asked.method;
    request.path = asked.path;
    for (std::size_t at = 1; at < asked.path.size();) {
        const auto end = std::min(asked.path.find('/', at), asked.path.size());
        if (end > at) request.segments.push_back(asked.path.substr(at, end - at));
        at = end + 1;
    }
    request.query = asked.query;
    request.origin = web::Origin::same;
    request.id = "0000000000000000";
    if (asked.method == web::Method::post) request.content_type = "application/x-www-form-urlencoded";
    return request;
}

}  // namespace

std::string Asked::text() const {
    std::string text = std::string(web::name_of(method)) + " " + path;
    for (const auto& [name, value] : query) text += " ?" + name + "=" + value;
    for (const auto& [name, value] : fields) text += " " + name + "=" + value;
    return text;
}

Result<std::uint64_t> WatchedStore::record_access(const LedgerEntry& entry, LocalDate day) {
    calls.push_back(
        fmt::format("record_access {} {}", entry.sealed_for_audit.size(), entry.sealed_for_file.size()));
    return store.record_access(entry, day);
}
Result<CaseRows> WatchedStore::read_case(CaseId file, std::span<const vault::SealPublic> recipients,
                                         Compartments wanted) {
    calls.push_back(fmt::format("read_case {}", recipients.size()));
    return store.read_case(file, recipients, wanted);
}
Result<Receipt> WatchedStore::commit(const PermitBase& permit, CaseChange change) {
    std::string sizes;
    for (const auto& event : change.events) sizes += fmt::format(" {}", event.sealed.size());
    calls.push_back(fmt::format("commit{} grants {} work {} tokens {} walls {}", sizes, change.grants.size(),
                                change.work.size(), change.document_tokens.size(), change.walls.size()));
    return store.commit(permit, std::move(change));
}
Result<std::optional<Receipt>> WatchedStore::find_receipt(domain::ActionId action) {
    calls.push_back("find_receipt");
    return store.find_receipt(action);
}
Result<std::optional<CaseId>> WatchedStore::find_number(std::string_view number) {
    calls.push_back("find_number");
    return store.find_number(number);
}
Result<std::vector<CaseId>> WatchedStore::find_documents(std::span<const vault::Hash> tokens) {
    calls.push_back(fmt::format("find_documents {}", tokens.size()));
    return store.find_documents(tokens);
}
Result<std::vector<WorkRow>> WatchedStore::read_work(const Code& unit, LocalDate until) {
    calls.push_back("read_work");
    return store.read_work(unit, until);
}
Result<std::optional<WorkRow>> WatchedStore::read_work_row(WorkId id) {
    calls.push_back("read_work_row");
    return store.read_work_row(id);
}
Result<std::vector<WorkId>> WatchedStore::read_walls(const vault::Hash& person) {
    calls.push_back("read_walls");
    return store.read_walls(person);
}
Result<std::vector<LinkRow>> WatchedStore::find_links(LinkSide side, const matching::TokenSet& tokens) {
    calls.push_back(fmt::format("find_links {}", static_cast<int>(side)));
    return store.find_links(side, tokens);
}
Result<std::vector<LinkRow>> WatchedStore::list_links(LinkSide side) {
    calls.push_back("list_links");
    return store.list_links(side);
}
Result<void> WatchedStore::keep_declarations(std::span<const Declaration> declarations) {
    calls.push_back(fmt::format("keep_declarations {}", declarations.size()));
    return store.keep_declarations(declarations);
}
Result<std::vector<DeclarationCopy>> WatchedStore::read_declaration(const StaffId& staff) {
    calls.push_back("read_declaration");
    return store.read_declaration(staff);
}
Result<std::vector<GrantRow>> WatchedStore::read_readers(CaseId file) {
    calls.push_back("read_readers");
    return store.read_readers(file);
}
Result<std::vector<SealedRecord>> WatchedStore::read_records(std::uint64_t before, std::size_t limit) {
    calls.push_back("read_records");
    return store.read_records(before, limit);
}
Result<std::vector<SealedAccess>> WatchedStore::read_accesses(CaseId file, std::size_t limit) {
    calls.push_back("read_accesses");
    return store.read_accesses(file, limit);
}
Result<std::vector<ErasureRow>> WatchedStore::read_erasures(const Code& unit) {
    calls.push_back("read_erasures");
    return store.read_erasures(unit);
}
Result<bool> WatchedStore::prove_leaf(std::uint64_t index, ByteView record,
                                      const std::array<Byte, 32>& salt) {
    calls.push_back("prove_leaf");
    return store.prove_leaf(index, record, salt);
}

std::unique_ptr<WatchedStore> Tap::store(World& world) {
    return std::make_unique<WatchedStore>(world.store());
}

World::World(Tap* tap) : tap_(tap) {
    open();
}

void World::open() {
    static Tap nothing;
    router_.reset(), site_.reset(), house_.reset();
    watched_ = (tap_ ? tap_ : &nothing)->store(*this);
    verified_ = std::make_unique<vault::VerifiedGrants>();
    auto& below = base.house();
    house_.reset(new House{*watched_, below.office, below.clock, random, below.pack, below.zone, below.keys,
                           *verified_, below.derivation_cost, below.planning});
    site_ = std::make_unique<web::staff::Site>(*house_, queue_, false);
    site_->documents = &documents_;
    router_.emplace(web::staff::make_staff_router(*site_));
}

void World::settle(const std::vector<std::string>& logins) {
    for (const auto& login : logins) {
        random.begin(std::hash<std::string>{}(login));
        auto signed_in = actions::sign_in(house(), queue_, base.attempt(login));
        if (!signed_in) throw std::runtime_error(login + " " + std::string(signed_in.error().code.view()));
        cookies_[login] = std::string(signed_in->cookie.reveal());
        (void)base.as(login);
    }
    const auto key = draw_interface_key(random);
    system_key_ = std::string(key.reveal());
    const auto added =
        add_system(house(), base.as("administrator"),
                   {"airline-liaison", "Airline liaison", "tokyo", SecretText(std::string(system_key_))});
    if (!added || !std::holds_alternative<OfficeChange>(*added)) throw std::runtime_error("no system");
    saved_store_ = store().save();
    saved_office_ = base.office();
    settled_at_ = base.clock().now();
    rewind();
}

void World::rewind() {
    store().restore(*saved_store_);
    base.office() = *saved_office_;
    base.clock().set(settled_at_);
    truth = {};
    open();
}

CaseId World::begin(std::uint64_t number, const std::string& login, RecordEncounter encounter) {
    random.begin(number);
    if (encounter.door.empty()) encounter.door = "deportation_procedure";
    if (encounter.seen_at == Instant{}) encounter.seen_at = house().now();
    if (encounter.suspicion == domain::Answer::not_asked) encounter.suspicion = domain::Answer::yes;
    return TestHouse::receipt_of(
               record_encounter(house(), base.as(login), domain::ActionId::draw(random), encounter),
               "encounter")
        .file;
}

Answer World::answer_to(web::Request request, const std::string& login, const Asked& asked) {
    const auto body = asked.json.empty() ? body_of(asked) : asked.json;
    request.body.assign(body.begin(), body.end());
    watched_->calls.clear();
    const auto before = crypto_calls();
    observed = true;
    auto response = router_->answer(request);
    observed = false;
    Answer answer;
    answer.crypto = difference(before, crypto_calls());
    answer.calls = watched_->calls;
    answer.drawn = random.drawn();
    if (tap_) tap_->answer(*this, login, asked, response);
    answer.status = response.status;
    answer.head = head_of(response);
    answer.body = response.shared_body.empty() ? response.body : std::string(response.shared_body);
    return answer;
}

Answer World::ask(std::uint64_t number, const std::string& login, const Asked& asked) {
    random.begin(number);
    auto request = request_of(asked);
    const auto& cookie = cookies_.at(login);
    request.cookies.emplace("session", cookie);
    auto sent = asked;
    if (asked.method == web::Method::post) {
        const auto token = vault::parse_session_token(cookie);
        sent.fields.emplace_back(web::csrf_field.view(),
                                 web::csrf_token(house().keys.interfaces, vault::session_row_id(*token)));
    }
    return answer_to(std::move(request), login, sent);
}

Answer World::ask_system(std::uint64_t number, const Asked& asked) {
    random.begin(number);
    auto request = request_of(asked);
    request.content_type = "application/json";
    request.authorization = "Bearer " + system_key_;
    return answer_to(std::move(request), "system", asked);
}

bool World::exists() const {
    const auto found = const_cast<World*>(this)->store().find_number(truth.number);
    return found && *found;
}
std::size_t World::files() const {
    return const_cast<World*>(this)->store().read_work("tokyo", LocalDate::of(2199, 12, 31)).value().size();
}
bool World::walled() const {
    auto& self = *const_cast<World*>(this);
    return !truth.observer.empty() && truth.observer != "system" &&
           !self.store().read_walls(wall_person(self.house(), self.base.id(truth.observer))).value().empty();
}

Answer World::ask_nobody(const Asked& asked) {
    random.begin(0);
    return answer_to(request_of(asked), {}, asked);
}

}  // namespace hogo::attack
