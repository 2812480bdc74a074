// The public site as one router: information, the consultation, the way out.
//
// Promises: no cookie, no address or agent kept, nothing cached; information pages are made once, at the
// start; whatever is posted gets an answer in the reader's language with what was typed; every answer after a
// receipt has one size. Does not know the office: it holds the desk's public key (inside PublicDesk) and the
// texts.
#pragma once
#include "web/http/router.h"
#include "web/public/crowd.h"
#include "web/public/forms.h"

namespace hogo::web::open {

/// Where "leave quickly" leads: the weather forecast of Japan's meteorological agency.
inline constexpr std::string_view leave_to = "https://www.jma.go.jp/bosai/forecast/";
/// Bytes of a post; more is refused before it is read.
inline constexpr std::size_t body_limit = 1024 * 1024;

class PublicSite {
  public:
    PublicSite(const Texts& texts, actions::PublicDesk& desk, const Clock& clock, RandomSource& random);

    Response choose_language(const Request& request) const;
    Response show(const Request& request, const LanguageTexts& words, int number) const;
    Response post(const Request& request, const LanguageTexts& words, int number);
    Response error(const Request& request, int status) const;

    const Texts& texts() const { return texts_; }

  private:
    struct Made {
        std::string plain, gzip;
    };
    Response consult(const Request& request, FormView view);
    Response open_inbox(const Request& request, FormView view);
    Response write_again(const Request& request, FormView view, const vault::Receipt& receipt);
    /// What was typed, parsed; what is wrong goes into the view.
    actions::Consultation read_consultation(const Request& request, FormView& view);

    const Texts& texts_;
    actions::PublicDesk& desk_;
    const Clock& clock_;
    CrowdMeter crowd_;
    std::map<std::pair<std::string, int>, Made> pages_;
};

/// The site must outlive the router.
Router make_public_router(PublicSite& site);

/// What a form sent, as text for showing it again, also where its encoding is broken: known fields alone.
std::map<std::string, std::string> typed_in(const Request& request);

}  // namespace hogo::web::open
