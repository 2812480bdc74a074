// Host keys: who may reach them, and what stops the start. Works in a folder of its own below the temporary
// one.
#include "vault/host_keys.h"

#include <unistd.h>

#include <fstream>

#include <gtest/gtest.h>

namespace hogo::vault {
namespace {

namespace fs = std::filesystem;

class HostKeysOnDisk : public ::testing::Test {
  protected:
    void SetUp() override {
        std::string name = (fs::temp_directory_path() / "hogo-host-keys-XXXXXX").string();
        ASSERT_NE(mkdtemp(name.data()), nullptr);
        base_ = name;
    }
    void TearDown() override { fs::remove_all(base_); }

    std::string_view load() const {
        const auto keys = HostKeys::load(keys_());
        return keys ? "ok" : keys.error().code.view();
    }
    fs::path keys_() const { return base_ / "keys"; }
    fs::path base_;
    std::unique_ptr<RandomSource> random_ = seeded_random(7);
};

TEST_F(HostKeysOnDisk, are_read_back_as_they_were_made) {
    const auto made = HostKeys::create(keys_(), *random_);
    ASSERT_TRUE(made);
    const auto loaded = HostKeys::load(keys_());
    ASSERT_TRUE(loaded);
    EXPECT_TRUE(equal_in_constant_time(made->pepper.reveal(), loaded->pepper.reveal()));
    EXPECT_TRUE(equal_in_constant_time(made->token.reveal(), loaded->token.reveal()));
    EXPECT_TRUE(equal_in_constant_time(made->interfaces.reveal(), loaded->interfaces.reveal()));
    EXPECT_EQ(made->log_key().open, loaded->log_key().open);
    EXPECT_NE(made->log_key().open, made->subtraction_key().open);
    EXPECT_FALSE(equal_in_constant_time(made->pepper.reveal(), made->token.reveal()));
}

TEST_F(HostKeysOnDisk, are_for_their_owner_alone) {
    ASSERT_TRUE(HostKeys::create(keys_(), *random_));
    EXPECT_EQ(fs::status(keys_()).permissions(), fs::perms::owner_all);
    for (const auto& file : fs::directory_iterator(keys_()))
        EXPECT_EQ(file.status().permissions(), fs::perms::owner_read | fs::perms::owner_write) << file.path();
}

TEST_F(HostKeysOnDisk, are_never_overwritten) {
    ASSERT_TRUE(HostKeys::create(keys_(), *random_));
    EXPECT_EQ(HostKeys::create(keys_(), *random_).error().code.view(), "host_keys_exist");
}

TEST_F(HostKeysOnDisk, stop_the_start_when_others_can_reach_them) {
    ASSERT_TRUE(HostKeys::create(keys_(), *random_));
    fs::permissions(keys_(), fs::perms::group_exec, fs::perm_options::add);
    EXPECT_EQ(load(), "host_keys_too_open");
    fs::permissions(keys_(), fs::perms::owner_all);
    EXPECT_EQ(load(), "ok");
    fs::permissions(keys_() / "pepper.key", fs::perms::others_read, fs::perm_options::add);
    EXPECT_EQ(load(), "host_keys_too_open");
}

TEST_F(HostKeysOnDisk, stop_the_start_when_one_is_missing_short_long_swapped_or_a_link) {
    EXPECT_EQ(load(), "host_keys_missing");
    ASSERT_TRUE(HostKeys::create(keys_(), *random_));
    const fs::path pepper = keys_() / "pepper.key", token = keys_() / "token.key";

    const auto size = fs::file_size(pepper);
    fs::resize_file(pepper, size - 1);
    EXPECT_EQ(load(), "host_keys_damaged");
    fs::resize_file(pepper, size + 1);
    EXPECT_EQ(load(), "host_keys_damaged");
    fs::resize_file(pepper, 0);
    EXPECT_EQ(load(), "host_keys_damaged");

    fs::copy_file(token, pepper, fs::copy_options::overwrite_existing);
    EXPECT_EQ(load(), "host_keys_damaged");
    fs::remove(pepper);
    EXPECT_EQ(load(), "host_keys_missing");
    fs::create_symlink(token, pepper);
    EXPECT_EQ(load(), "host_keys_foreign");
}

TEST_F(HostKeysOnDisk, hash_an_interface_key_under_this_host_alone) {
    const auto here = HostKeys::create(keys_(), *random_);
    const auto there = HostKeys::create(base_ / "other", *random_);
    const SecretText key("an interface key");
    EXPECT_EQ(here->interface_key_hash(key), here->duplicate().interface_key_hash(key));
    EXPECT_NE(here->interface_key_hash(key), there->interface_key_hash(key));
}

}  // namespace
}  // namespace hogo::vault
