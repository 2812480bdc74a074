#include "leaks.h"

#include "actions/hidden.h"
#include "matching/token.h"

namespace hogo::attack {
namespace {

using enum Secret;

constexpr Leak all_leaks[] = {
    // what the store answers, or does
    {"walls_forgotten", "the table of walls is never asked", wall},
    {"walls_of_files_only", "the wall holds for the file, and not for its line on the unit's list", wall},
    {"walls_of_lists_only", "the wall holds for the list, and not for the file", wall},
    {"number_index", "the index of numbers answers a problem of its own for a file that is closed", wall},
    {"forbidden_kind", "a closed file is a failure of another kind than one that does not exist",
     hidden_file},
    {"extra_statement", "a second statement runs when the first found a row", wall},
    {"refusal_on_record", "a refused opening of a real file leaves an entry on the ledger", wall},
    {"sorted_by_all", "the order of a list turns with rows that are left out of it", wall},
    {"receipt_for_any", "an action id is answered with a receipt without asking whose file it was", wall},
    {"opened_then_dropped", "a hidden row is decrypted before it is left out", wall},
    {"hashed_once_more", "a keyed hash is computed for real files alone", wall},
    {"drawn_for_real", "random bytes are drawn for a real file and not for one that is none", wall},
    {"openings_of_all", "the record of openings counts entries of other files", wall},
    {"grants_to_group", "a compartment is granted to one group more", content},
    {"stale_for_walled", "a form on a walled file hears that it changed, not that it is not there", wall},
    // status, headers, cookies
    {"status_403", "forbidden in place of not found", wall},
    {"status_423", "locked: somebody else has the file open", hidden_file},
    {"header_count", "a header with the number of files", wall},
    {"header_etag", "an entity tag over the whole store", wall},
    {"header_modified", "Last-Modified of a part that is closed", events},
    {"header_order", "headers in another order for a real file", wall},
    {"header_cache", "another cache policy for a real file", hidden_file},
    {"header_link", "a preload link to the file", wall},
    {"header_timing", "Server-Timing with the number of rows read", wall},
    {"header_retry", "Retry-After while somebody works on the file", wall},
    {"header_language", "Content-Language of the person in a closed file", content},
    {"charset_case", "the content type is written another way", wall},
    {"cookie_last_file", "a cookie remembers the file that was asked for", wall},
    {"cookie_age", "a session lives shorter after a look at a real file", hidden_file},
    {"redirect_query", "a redirect carries a count", wall},
    {"redirect_target", "a refused form leads back to the file when there is one", wall},
    // bodies
    {"title_name", "a page title with the name", content},
    {"initials", "a badge with the person's initials", content},
    {"hash_of_name", "an attribute with a hash of the name", content},
    {"prefecture", "the first letters of the address, for sorting", content},
    {"statement_length", "how long a closed text is", content},
    {"closed_sentence", "'closed to you' in place of 'not there'", wall},
    {"echo_number", "an error page repeats the number when it is a real one", wall},
    {"wall_banner", "the walled person reads that there is a wall", wall},
    {"tombstone", "an empty line stands where a hidden one was", wall},
    {"total_of_all", "a figure over all files beside a list of some", wall},
    {"more_lines", "'N more' counts lines that are left out", wall},
    {"next_cursor", "a cursor counts rows that are left out", wall},
    {"near_numbers", "search proposes numbers that are near", wall},
    {"trailing_space", "one white space at the end of the page", wall},
    {"padded_length", "the page is padded to another length", hidden_file},
    {"class_order", "the classes of an element are written in another order", wall},
    {"comment", "a comment for developers with what was hidden", wall},
    {"has_name_flag", "a mark whether the name is on file", events},
    {"kept_away_count", "how many entries a closed part has", events},
    {"conflict_word", "'conflict' in place of 'not available'", reason},
    {"conflict_first", "who has a conflict stands first", reason},
    // other systems
    {"api_duplicate", "the answer to a report says that the document is known", link},
    {"api_location", "the answer leads to the existing file", link},
    {"api_size", "the answer is longer for a known document", link},
};

bool page_of(const Asked& asked, const std::string& file) {
    return asked.path.starts_with("/files/" + file);
}

class LeakyStore final : public WatchedStore {
  public:
    LeakyStore(World& world, const std::string& leak)
        : WatchedStore(world.store()), world_(world), leak_(leak) {}

    Result<std::vector<WorkId>> read_walls(const vault::Hash& person) override {
        HOGO_TRY(lines, WatchedStore::read_walls(person));
        const auto last = calls.size() > 1 ? calls[calls.size() - 2] : std::string();
        if (is("walls_forgotten")) lines.clear();
        if (is("drawn_for_real") && !lines.empty()) (void)world_.random.draw<8>();
        if (is("hashed_once_more") && !lines.empty())
            (void)matching::keyed_token(world_.base.house().keys.token, "x", {"y"});
        if (is("walls_of_files_only") && after_list_began()) lines.clear();
        if (is("walls_of_lists_only") && !after_list_began()) lines.clear();
        return lines;
    }
    Result<std::optional<CaseId>> find_number(std::string_view number) override {
        HOGO_TRY(found, WatchedStore::find_number(number));
        if (is("number_index") && found && closed(*found))
            return problem(ProblemKind::environment, "closed", "closed");
        return found;
    }
    Result<CaseRows> read_case(CaseId file, std::span<const vault::SealPublic> recipients,
                               Compartments wanted) override {
        auto rows = WatchedStore::read_case(file, recipients, wanted);
        const bool real =
            !world_.truth.file.empty() && world_.exists() && (file == world_.truth.file || file.empty());
        if (is("extra_statement") && real && file.empty()) calls.push_back("read_case again");
        if (is("refusal_on_record") && real && file.empty()) calls.push_back("record_access 0 0");
        if (is("stale_for_walled") && real && file.empty())
            return problem(ProblemKind::conflict, "stale_file", "changed");
        if (is("forbidden_kind") && rows && rows->grants.empty())
            return problem(ProblemKind::environment, "closed", "closed");
        if (is("grants_to_group") && rows && file == world_.truth.file && rows->grants.empty())
            return world_.truth.name.ends_with("A") ? problem(ProblemKind::conflict, "stale_file", "shared") : problem(ProblemKind::conflict, "number_taken", "shared");
        return rows;
    }
    Result<std::vector<WorkRow>> read_work(const Code& unit, LocalDate until) override {
        HOGO_TRY(rows, WatchedStore::read_work(unit, until));
        const bool hidden = world_.walled();
        if (is("sorted_by_all") && hidden) std::ranges::reverse(rows), calls.push_back("sorted");
        if (is("opened_then_dropped") && hidden && world_.base.as("lead").work)
            for (const auto& row : rows) (void)open_work_item(*world_.base.as("lead").work, row);
        return rows;
    }
    Result<std::optional<Receipt>> find_receipt(domain::ActionId action) override {
        HOGO_TRY(found, WatchedStore::find_receipt(action));
        if (is("receipt_for_any") && !found && world_.walled() && world_.exists())
            return std::optional(Receipt{action, CaseId::draw(world_.random), 1});
        return found;
    }
    Result<std::vector<SealedAccess>> read_accesses(CaseId file, std::size_t limit) override {
        HOGO_TRY(rows, WatchedStore::read_accesses(file, limit));
        return rows;
    }
    Result<std::vector<CaseId>> find_documents(std::span<const vault::Hash> tokens) override {
        HOGO_TRY(found, WatchedStore::find_documents(tokens));
        return found;
    }

  private:
    bool is(std::string_view name) const { return world_.observed && leak_ == name; }
    bool after_list_began() const {
        return std::ranges::any_of(calls,
                                   [](const std::string& call) { return call.starts_with("record_access"); });
    }
    bool closed(const CaseId& file) { return file == world_.truth.file && (world_.walled() || true); }

    World& world_;
    const std::string& leak_;
};

/// What goes out is changed here. `real`: the file that the pair is about stands in this world.
struct Mouth {
    World& world;
    const std::string& leak;
    const Asked& asked;
    web::Response& response;
    bool real = world.exists();
    const Truth& truth = world.truth;
    bool about = page_of(asked, truth.file.text());

    bool is(std::string_view name) const { return leak == name; }
    void header(const char* name, const std::string& value) { response.headers.emplace_back(name, value); }
    void add(const std::string& text) { response.body += text; }

    void heads() {
        const bool missing = response.status == 404;
        if (is("status_403") && about && real && missing) response.status = 403;
        if (is("status_423") && about && real && missing) response.status = 423;
        if (is("header_count")) header("X-Files", std::to_string(world.files()));
        if (is("header_etag")) header("ETag", std::to_string(world.store().leaves().size()));
        if (is("header_modified") && about && truth.kept_away > 0)
            header("Last-Modified", "Thu, 12 Jun 2025 03:40:00 GMT");
        if (is("header_order") && real && about)
            header("X-A", "1"), header("X-B", "1"), std::ranges::reverse(response.headers);
        else if (is("header_order") && about)
            header("X-A", "1"), header("X-B", "1");
        if (is("header_cache") && real && about) header("Cache-Control", "private");
        if (is("header_link") && real && asked.path == "/work")
            header("Link", "</files/" + truth.file.text() + ">; rel=preload");
        if (is("header_timing")) header("Server-Timing", "rows;dur=" + std::to_string(world.files()));
        if (is("header_retry") && real && about) header("Retry-After", "30");
        if (is("header_language") && about)
            header("Content-Language", truth.name.ends_with("A") ? "th" : "vi");
        if (is("charset_case") && real && about) response.content_type = "text/html; charset=UTF-8";
        if (is("cookie_last_file") && real && about) response.cookies.push_back({"last", "1", std::nullopt});
        if (is("cookie_age") && real && about)
            response.cookies.push_back({"session", "x", std::chrono::seconds(60)});
        for (auto& [name, value] : response.headers)
            if (name == "Location" && is("redirect_query")) value += "?n=" + std::to_string(world.files());
        if (is("redirect_target") && real && missing && asked.method == web::Method::post)
            response.status = 303, header("Location", "/files/" + truth.file.text());
    }

    void pages() {
        const bool missing = response.status == 404;
        const bool work = asked.path == "/work";
        if (is("title_name") && about) add("<title>" + truth.name + "</title>");
        if (is("initials") && about && !truth.name.empty())
            add("<b>" + truth.name.substr(truth.name.size() - 1) + "</b>");
        if (is("hash_of_name") && about)
            add("<i data-id=" +
                to_hex(matching::keyed_token(world.base.house().keys.token, "name", {truth.name})) + ">");
        if (is("prefecture") && (about || work)) add(truth.address.substr(0, 9));
        if (is("statement_length") && about) add(std::to_string(truth.statement.size()));
        if (is("closed_sentence") && about && real && missing) response.body = "closed to you";
        if (is("echo_number") && real && missing && asked.path == "/files") add(truth.number);
        if (is("wall_banner") && world.walled() && work) add("<p>A wall was put up.</p>");
        if (is("tombstone") && world.walled() && work) add("<li></li>");
        if (is("total_of_all") && asked.path == "/director") add("files: " + std::to_string(world.files()));
        if (is("more_lines") && work) add(std::to_string(world.files()) + " more");
        if (is("next_cursor") && work) add("<a href=/work?after=" + std::to_string(world.files() * 10) + ">");
        if (is("near_numbers") && real && asked.path == "/files")
            add("Did you mean " + truth.number.substr(0, 4) + "…?");
        if (is("trailing_space") && real && about) add(" ");
        if (is("padded_length") && real && about)
            response.body.resize((response.body.size() / 512 + 1) * 512, '\n');
        if (is("class_order") && real && about)
            add("<p class='b a'>");
        else if (is("class_order") && about)
            add("<p class='a b'>");
        if (is("comment") && world.walled()) add("<!-- 1 row filtered -->");
        if (is("has_name_flag") && about && !truth.name.empty()) add("★");
        if (is("kept_away_count") && about) add(std::to_string(truth.kept_away));
        if (is("conflict_word") && about && truth.conflict) add("conflict");
        if (is("conflict_first") && about && truth.conflict)
            response.body = "<li>officer_two</li>" + response.body;
        // Two that change what a list is made of.
        if (is("openings_of_all") && asked.path.ends_with("/openings"))
            add(std::to_string(world.store().leaves().size()));
    }

    void systems() {
        if (!truth.known_document) return;
        if (is("api_duplicate")) add("{\"duplicate\":true}");
        if (is("api_location")) header("Location", "/files/" + truth.file.text());
        if (is("api_size")) add("          ");
    }
};

}  // namespace

std::span<const Leak> leaks() {
    return all_leaks;
}

std::unique_ptr<WatchedStore> LeakTap::store(World& world) {
    return std::make_unique<LeakyStore>(world, leak);
}

void LeakTap::answer(World& world, const std::string& login, const Asked& asked, web::Response& response) {
    if (leak.empty()) return;
    Mouth mouth{world, leak, asked, response};
    mouth.heads();
    if (login == "system")
        mouth.systems();
    else
        mouth.pages();
}

}  // namespace hogo::attack
