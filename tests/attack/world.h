// One world: a whole office in memory behind all its routes, that can be put back to where it was, and is
// watched.
//
// Promises: the clock stands where it is put; random bytes follow from the number of the request alone, so
// that two worlds draw the same; every call of the store and of the cryptographic library is counted. An
// Answer is all that an observer gets, and all that the machine did for it.
#pragma once
#include "casework.h"
#include "memory_attachments.h"
#include "web/http/origin.h"
#include "web/staff/staff_site.h"

namespace hogo::attack {

using namespace actions;
using actions::testing::MemoryOffice;
using actions::testing::MemoryStore;
using actions::testing::TestHouse;

/// How often each cryptographic call was made, in this process.
std::map<std::string, std::uint64_t> crypto_calls();

/// A stream of its own for each request.
class RequestRandom final : public RandomSource {
  public:
    void begin(std::uint64_t request) {
        stream_ = seeded_random(request);
        drawn_ = 0;
    }
    void fill(std::span<Byte> out) override {
        drawn_ += out.size();
        stream_->fill(out);
    }
    std::uint64_t drawn() const { return drawn_; }

  private:
    std::unique_ptr<RandomSource> stream_ = seeded_random(0);
    std::uint64_t drawn_ = 0;
};

/// Passes every call on and writes it down, with what an observer of the disk would see of it.
class WatchedStore : public CaseStore {
  public:
    explicit WatchedStore(MemoryStore& below) : store(below) {}
    Result<std::uint64_t> record_access(const LedgerEntry& entry, LocalDate day) override;
    Result<CaseRows> read_case(CaseId file, std::span<const vault::SealPublic> recipients,
                               Compartments wanted) override;
    Result<Receipt> commit(const PermitBase& permit, CaseChange change) override;
    Result<std::optional<Receipt>> find_receipt(domain::ActionId action) override;
    Result<std::optional<CaseId>> find_number(std::string_view number) override;
    Result<std::vector<CaseId>> find_documents(std::span<const vault::Hash> tokens) override;
    Result<std::vector<WorkRow>> read_work(const Code& unit, LocalDate until) override;
    Result<std::optional<WorkRow>> read_work_row(WorkId id) override;
    Result<std::vector<WorkId>> read_walls(const vault::Hash& person) override;
    Result<std::vector<LinkRow>> find_links(LinkSide side, const matching::TokenSet& tokens) override;
    Result<std::vector<LinkRow>> list_links(LinkSide side) override;
    Result<void> keep_declarations(std::span<const Declaration> declarations) override;
    Result<std::vector<DeclarationCopy>> read_declaration(const StaffId& staff) override;
    Result<std::vector<GrantRow>> read_readers(CaseId file) override;
    Result<std::vector<SealedRecord>> read_records(std::uint64_t before, std::size_t limit) override;
    Result<std::vector<SealedAccess>> read_accesses(CaseId file, std::size_t limit) override;
    Result<std::vector<ErasureRow>> read_erasures(const Code& unit) override;
    Result<bool> prove_leaf(std::uint64_t index, ByteView record, const std::array<Byte, 32>& salt) override;

    MemoryStore& store;
    std::vector<std::string> calls;
};

struct Answer {
    std::string head;  ///< status, headers and cookies in their order
    std::string body;
    std::vector<std::string> calls;               ///< of the store
    std::map<std::string, std::uint64_t> crypto;  ///< calls
    std::uint64_t drawn = 0;                      ///< random bytes
    int status = 0;
};

using Fields = std::vector<std::pair<std::string, std::string>>;

struct Asked {
    web::Method method = web::Method::get;
    std::string path;
    Fields query = {};
    Fields fields = {};     ///< of a form; `seen` and `action_id` come from here too
    std::string json = {};  ///< of another system, in place of a form
    std::string text() const;
};

/// What an observer must not learn, for whoever leaks it on purpose.
struct Truth {
    CaseId file;  ///< about which the pair differs
    std::string number, observer;
    std::string name, address, statement;
    bool known_document = false;
    bool conflict = false;  ///< somebody is not available because of a conflict, and not for a private reason
    std::size_t kept_away = 0;  ///< persons in `network`
};

class World;
/// Something that was made to leak: it may change what the store answers, and what goes out.
class Tap {
  public:
    virtual ~Tap() = default;
    virtual std::unique_ptr<WatchedStore> store(World& world);
    virtual void answer(World&, const std::string& /*login*/, const Asked&, web::Response&) {}
};

class World {
  public:
    explicit World(Tap* tap = nullptr);

    TestHouse base;
    RequestRandom random;

    House& house() { return *house_; }
    MemoryStore& store() { return base.store(); }
    WatchedStore& watched() { return *watched_; }
    const web::Router& router() const { return *router_; }

    /// Everybody signs in; then this is where `rewind` comes back to.
    void settle(const std::vector<std::string>& logins);
    void rewind();

    /// One request of somebody's browser. The random bytes follow from `number`.
    Answer ask(std::uint64_t number, const std::string& login, const Asked& asked);
    /// Without a session.
    Answer ask_nobody(const Asked& asked);
    /// One press of a button that the observer does not see, in the same office.
    template <class Action>
    Outcome<> act(std::uint64_t number, const std::string& login, const CaseId& file, const Action& action) {
        random.begin(number);
        return actions::perform(house(), base.as(login), {file, domain::ActionId::draw(random), std::nullopt},
                                action);
    }
    Truth truth;
    bool observed = false;       ///< while an observer's request is answered
    bool exists() const;        ///< the file of the truth is in the store
    std::size_t files() const;  ///< lines of the unit's list
    bool walled() const;        ///< anything is hidden from the observer

    /// A report or a question of another system.
    Answer ask_system(std::uint64_t number, const Asked& asked);

    CaseId begin(std::uint64_t number, const std::string& login, RecordEncounter encounter = {});

  private:
    void open();
    Answer answer_to(web::Request request, const std::string& login, const Asked& asked);

    Tap* tap_;
    std::unique_ptr<WatchedStore> watched_;
    std::unique_ptr<vault::VerifiedGrants> verified_;
    std::unique_ptr<House> house_;
    actions::testing::MemoryAttachments documents_;
    std::unique_ptr<web::staff::Site> site_;
    std::optional<web::Router> router_;
    vault::DerivationQueue queue_;
    std::map<std::string, std::string> cookies_;
    std::string system_key_;
    std::optional<MemoryStore::Saved> saved_store_;
    std::optional<MemoryOffice> saved_office_;
    Instant settled_at_;
};

}  // namespace hogo::attack
