#include "web/staff/staff_site.h"

#include "web/api/interface.h"
#include "web/http/assets.h"
#include "web/staff/assign_pages.h"
#include "web/staff/audit_page.h"
#include "web/staff/break_glass_pages.h"
#include "web/staff/board_pages.h"
#include "web/staff/calendar_pages.h"
#include "web/staff/circumstance_pages.h"
#include "web/staff/desk_pages.h"
#include "web/staff/director_page.h"
#include "web/staff/document_pages.h"
#include "web/staff/encounter_pages.h"
#include "web/staff/erasure_pages.h"
#include "web/staff/fact_pages.h"
#include "web/staff/feed_pages.h"
#include "web/staff/file_page.h"
#include "web/staff/first_ten_minutes_page.h"
#include "web/staff/group_sheet_pages.h"
#include "web/staff/hold_pages.h"
#include "web/staff/inquiry_pages.h"
#include "web/staff/interview_pages.h"
#include "web/staff/letter_pages.h"
#include "web/staff/link_pages.h"
#include "web/staff/measure_pages.h"
#include "web/staff/my_work_page.h"
#include "web/staff/needs_pages.h"
#include "web/staff/offer_pages.h"
#include "web/staff/record_pages.h"
#include "web/staff/referral_pages.h"
#include "web/staff/release_pages.h"
#include "web/staff/screening_pages.h"
#include "web/staff/session_pages.h"
#include "web/staff/settings_pages.h"
#include "web/staff/sign_in_settings_pages.h"
#include "web/staff/stage_pages.h"
#include "web/staff/step_up_pages.h"
#include "web/staff/wall_pages.h"
#include "web/staff/who_opened_page.h"
#include "web/staff/wish_pages.h"

namespace hogo::web::staff {
namespace {

/// No session is asked for: a wrong address must not cost a sign-in.
Response error_page(const Request& request, int status) {
    const auto chosen = request.cookie("language");
    const auto language = chosen ? language_of(*chosen) : std::nullopt;
    return status_page(Messages::in(language.value_or(preferred_language(request.accept_language))), status);
}

}  // namespace

Router make_staff_router(Site& site) {
    Router router;
    add_asset_routes(router);
    api::add_interface_routes(router, site.house);
    router.on_error(error_page);

    Pages pages(router, site);
    add_session_pages(pages);
    add_step_up_pages(pages);
    add_my_work_page(pages);
    add_first_ten_minutes_page(pages);
    add_encounter_pages(pages);
    add_group_sheet_pages(pages);
    add_screening_pages(pages);
    add_file_pages(pages);
    add_document_pages(pages);
    add_fact_pages(pages);
    add_record_pages(pages);
    add_referral_pages(pages);
    add_wish_pages(pages);
    add_circumstance_pages(pages);
    add_stage_pages(pages);
    add_hold_pages(pages);
    add_measure_pages(pages);
    add_decision_pages(pages);
    add_letter_pages(pages);
    add_interview_pages(pages);
    add_conduct_pages(pages);
    add_needs_pages(pages);
    add_request_pages(pages);
    add_board_pages(pages);
    add_calendar_pages(pages);
    add_offer_pages(pages);
    add_feed_pages(pages);
    add_release_pages(pages);
    add_crime_report_pages(pages);
    add_assign_pages(pages);
    add_link_pages(pages);
    add_known_pages(pages);
    add_associate_pages(pages);
    add_own_record_page(pages);
    add_inquiry_pages(pages);
    add_desk_pages(pages);
    add_who_opened_page(pages);
    add_wall_pages(pages);
    add_erasure_pages(pages);
    add_break_glass_pages(pages);
    add_audit_page(pages);
    add_director_page(pages);
    add_settings_pages(pages);
    add_sign_in_settings_pages(pages);
    return router;
}

}  // namespace hogo::web::staff
