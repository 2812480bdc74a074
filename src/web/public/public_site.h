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
#include "web/public/posted.h"

namespace hogo::web::open {

/// Where "leave quickly" leads: the weather forecast of Japan's meteorological agency.
inline constexpr std::string_view leave_to = "https://www.jma.go.jp/bosai/forecast/";
/// Bytes of a post; more is refused before it is read. Far more than what is kept: whoever chose a film by
/// mistake gets their text back.
inline constexpr std::size_t body_limit = 512 * 1024 * 1024;

class PublicSite {
  public:
    PublicSite(const Texts& texts, actions::PublicDesk& desk, const Clock& clock, RandomSource& random);

    Response choose_language(const Request& request) const;
    Response show(const Request& request, const LanguageTexts& words, int number) const;
    /// What takes the body of a post while it arrives.
    std::shared_ptr<Posted> begin_post(const Request& head);
    Response post(const Request& request, const LanguageTexts& words, int number);
    Response error(const Request& request, int status) const;

    const Texts& texts() const { return texts_; }

  private:
    struct Made {
        std::string plain, gzip;
    };
    Response consult(const Request& request, FormView view, Posted& posted);
    Response open_inbox(const Request& request, FormView view, Posted& posted);
    Response write_again(const Request& request, FormView view, Posted& posted,
                         const vault::Receipt& receipt);
    /// What was typed, parsed; what is wrong goes into the view.
    actions::Consultation read_consultation(const Request& request, FormView& view, Posted& posted);

    const Texts& texts_;
    actions::PublicDesk& desk_;
    const Clock& clock_;
    CrowdMeter crowd_, file_crowd_;
    std::map<std::pair<std::string, int>, Made> pages_;
};

/// The site must outlive the router.
Router make_public_router(PublicSite& site);

}  // namespace hogo::web::open
