// Whose work the program is made with, as its users read it.
#include <gmock/gmock.h>

#include "pages_house.h"

namespace hogo::web::staff::testing {
namespace {

TEST(AboutPage, CreditsTheDictionariesThatNamesAreReadWith) {
    PagesHouse pages;
    const auto page = pages.page("officer", "/about");
    for (const auto* source : {"Electronic Dictionary Research and Development Group", "CC BY-SA", "Unihan",
                               "libphonenumber-js"})
        EXPECT_THAT(page, ::testing::HasSubstr(source));
}

}  // namespace
}  // namespace hogo::web::staff::testing
