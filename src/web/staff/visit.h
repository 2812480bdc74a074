// A signed-in visit to a staff page, and how pages are registered.
//
// Promises: a page handler sees somebody whose session holds, or is not called; a form handler sees a form that this
// session's own page made (form token), and a form whose session had ended is kept for its author, never lost; every
// problem becomes a page with one clear sentence, whatever the page.
#pragma once
#include <functional>
#include <mutex>
#include <set>

#include "actions/attachments.h"
#include "actions/perform.h"
#include "actions/sign_in.h"
#include "vault/totp.h"
#include "web/http/form.h"
#include "web/http/router.h"
#include "web/messages.h"
#include "web/staff/problem_pages.h"
#include "web/staff/shell.h"

namespace hogo::web::staff {

/// What all staff pages stand on.
class Site {
  public:
    Site(actions::House& the_house, vault::DerivationQueue& queue, bool sample_office)
        : house(the_house), derivations(queue), demonstration(sample_office) {}

    actions::House& house;
    vault::DerivationQueue& derivations;
    const bool demonstration;
    /// The sample office's second factor, which its pages show the code of; none in an office of real people.
    std::optional<vault::TotpSecret> sample_totp = {};

    /// Files that came with consultations, and what looks at files from outside; none: they are not opened.
    actions::AttachmentStore* sent_files = nullptr;
    actions::FileInspector* inspector = nullptr;
    /// The documents of cases; none: none are taken or opened.
    actions::AttachmentStore* documents = nullptr;

    /// Whether a witness outside has cosigned the ledger; none where nobody asks one.
    std::function<bool()> witnessed = {};

    /// Sessions whose screen is covered: their pages answer with the cover until the password came.
    bool covered(const vault::Hash& session) const;
    void cover(const vault::Hash& session, bool on);

  private:
    mutable std::mutex mutex_;
    std::set<vault::Hash> covered_;
};

struct Visit {
    Site& site;
    const Request& request;
    actions::Actor actor;
    std::string cookie;
    vault::Hash session{};
    Language language = Language::ja;
    const Messages& msg;

    rules::Language pack_language() const { return language == Language::ja ? rules::Language::ja : rules::Language::en; }
    const rules::Pack& pack() const { return *site.house.pack; }
    /// The frame's context for a page of this visit.
    PageContext context(std::optional<Place> place = {}) const;
    /// The whole page inside the frame.
    Response page(std::optional<Place> place, std::string_view title, const html::Html& content, int status = 200) const;
    std::string staff_name(const actions::StaffId& id) const;
};

/// In the sample office, where it knows the code: the code of the moment and the next one. Else nothing.
html::Html sample_code(const Site& site, const Messages& msg);

/// Which places a role's head leads to.
std::vector<Place> places_of(domain::Role role);

using PageHandler = std::function<Result<Response>(Visit&, const Parameters&)>;
using FormHandler = std::function<Result<Response>(Visit&, const Parameters&, const Form&)>;

class Pages {
  public:
    Pages(Router& router, Site& site) : router_(router), site_(site) {}
    void get(Literal pattern, PageHandler page);
    void post(Literal pattern, FormHandler page, RouteOptions options = {});
    Router& router() { return router_; }
    Site& site() { return site_; }

  private:
    Router& router_;
    Site& site_;
};

/// Whether a request names a session that is there: asked before a body is taken piece by piece.
bool has_session(const Site& site, const Request& request);

/// The hidden fields of every form that changes something, beside the frame's token: the action id, fresh or as it was
/// sent, so that a form corrected after an error is still the same action.
html::Html action_field(const Visit& visit, const Form* sent = nullptr);
/// The same, with the revision of the file that the page showed.
html::Html action_fields(const Visit& visit, const actions::OpenedFile& opened, const Form* sent = nullptr);
/// Reads what action_fields wrote. Problems (invalid_input): `broken_form`.
Result<actions::Target> read_target(const actions::CaseId& file, const Form& form);
Result<domain::ActionId> read_action(const Form& form);
/// `{file}` of the pattern. Problems: `no_such_file` (not_found), the same as for a file closed to this person.
Result<actions::CaseId> read_file_id(const Parameters& parameters);

}  // namespace hogo::web::staff
