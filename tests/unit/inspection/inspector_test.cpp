// Hostile files: what the child says of them, what it strips, and that none of them does harm here.
#include "inspection/inspector.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <png.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <random>
#include <thread>

#include "inspection/child/picture.h"
#include "inspection/child_process.h"

namespace hogo::inspection {
namespace {

using actions::FilePieces;

FilePieces pieces_of(Bytes file, std::size_t piece = 64 * 1024) {
    return [file = std::make_shared<Bytes>(std::move(file)), at = std::size_t{0},
            piece]() mutable -> Result<Bytes> {
        const auto part = ByteView(*file).subspan(at, std::min(piece, file->size() - at));
        at += part.size();
        return Bytes(part.begin(), part.end());
    };
}

actions::Inspected inspect(Bytes file, std::filesystem::path scanner = "/nonexistent/clamd.ctl") {
    ChildInspector inspector(
        {.program = HOGO_INSPECT, .scanner = std::move(scanner), .longest = std::chrono::seconds(60)});
    return inspector.inspect(pieces_of(std::move(file))).value();
}

/// Left half red, right half blue, a green bar at the top.
Raster sample(unsigned width, unsigned height) {
    Raster raster{width, height, Bytes(std::size_t{width} * height * 3)};
    for (unsigned y = 0; y < height; ++y)
        for (unsigned x = 0; x < width; ++x) {
            Byte* pixel = &raster.rgb[(std::size_t{y} * width + x) * 3];
            if (y < height / 4)
                pixel[1] = 255;
            else
                pixel[x < width / 2 ? 0 : 2] = 255;
        }
    return raster;
}

/// With a place, a camera's name and an orientation in it, as a phone writes them.
Bytes photograph(unsigned width, unsigned height, Byte orientation = 1) {
    auto jpeg = write_jpeg(sample(width, height));
    std::string exif("Exif\0\0II\x2a\0\x08\0\0\0\x02\0", 16);
    exif += std::string("\x12\x01\x03\0\x01\0\0\0", 8) + static_cast<char>(orientation) +
            std::string("\0\0\0", 3);
    exif += std::string("\x10\x01\x02\0\x20\0\0\0\x30\0\0\0", 12) + std::string("\0\0\0\0", 4) +
            "GPS 35.6812 139.7671 PhoneModelX";
    const auto length = exif.size() + 2;
    std::string marker("\xff\xe1");
    marker += static_cast<char>(length >> 8);
    marker += static_cast<char>(length);
    marker += exif;
    jpeg.insert(jpeg.begin() + 2, marker.begin(), marker.end());
    return jpeg;
}

Bytes png(unsigned width, unsigned height) {
    const auto raster = sample(width, height);
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = width;
    image.height = height;
    image.format = PNG_FORMAT_RGB;
    png_alloc_size_t size = 0;
    png_image_write_to_memory(&image, nullptr, &size, 0, raster.rgb.data(), 0, nullptr);
    Bytes file(size);
    png_image_write_to_memory(&image, file.data(), &size, 0, raster.rgb.data(), 0, nullptr);
    return file;
}

Bytes pdf() {
    constexpr std::string_view text =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n"
        "2 0 obj<</Type/Pages/Kids[3 0 R 3 0 R 3 0 R 3 0 R 3 0 R]/Count 5>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R>>endobj\n"
        "4 0 obj<</Length 33>>stream\n1 0 0 rg 50 50 200 300 re f      \nendstream endobj\ntrailer<</Root 1 "
        "0 R>>\n%%EOF\n";
    return Bytes(text.begin(), text.end());
}

bool is_near(const Raster& raster, unsigned x, unsigned y, int red, int green, int blue) {
    const Byte* pixel = &raster.rgb[(std::size_t{y} * raster.width + x) * 3];
    return std::abs(pixel[0] - red) < 40 && std::abs(pixel[1] - green) < 40 && std::abs(pixel[2] - blue) < 40;
}

TEST(Inspector, DrawsAPhotographAnewWithoutThePlaceAndTheCamera) {
    const auto photo = photograph(640, 480);
    ASSERT_NE(text_of(photo).find("GPS 35.6812"), std::string_view::npos);
    const auto found = inspect(photo);
    EXPECT_EQ(found.type, Code("jpeg"));
    EXPECT_EQ(found.pages, 1);
    EXPECT_EQ(found.scan, Code("none"));
    ASSERT_FALSE(found.picture.empty());
    for (const auto* trace : {"GPS", "35.6812", "PhoneModelX", "Exif"})
        EXPECT_EQ(text_of(found.picture).find(trace), std::string_view::npos) << trace;
    const auto drawn = read_jpeg(found.picture).value();
    EXPECT_EQ(drawn.width, 640u);
    EXPECT_EQ(drawn.height, 480u);
    EXPECT_TRUE(is_near(drawn, 100, 30, 0, 255, 0));
    EXPECT_TRUE(is_near(drawn, 100, 400, 255, 0, 0));
    EXPECT_TRUE(is_near(drawn, 500, 400, 0, 0, 255));
}

TEST(Inspector, TurnsAPhotographAsItsCameraSaid) {
    // 6: the camera was held upright; the bar that was at the top comes to the right.
    const auto drawn = read_jpeg(inspect(photograph(640, 480, 6)).picture).value();
    EXPECT_EQ(drawn.width, 480u);
    EXPECT_EQ(drawn.height, 640u);
    EXPECT_TRUE(is_near(drawn, 450, 320, 0, 255, 0));
    EXPECT_TRUE(is_near(drawn, 100, 100, 255, 0, 0));
    EXPECT_TRUE(is_near(drawn, 100, 600, 0, 0, 255));
    const auto turned = read_jpeg(inspect(photograph(640, 480, 3)).picture).value();
    EXPECT_TRUE(is_near(turned, 500, 450, 0, 255, 0));
    EXPECT_TRUE(is_near(turned, 500, 100, 255, 0, 0));
}

TEST(Inspector, MakesALargePictureSmallerAndReadsOtherKinds) {
    const auto large = inspect(photograph(4800, 3600));
    EXPECT_EQ(read_jpeg(large.picture)->width, longest_side);
    EXPECT_EQ(read_jpeg(large.picture)->height, 1500u);
    const auto found = inspect(png(300, 200));
    EXPECT_EQ(found.type, Code("png"));
    EXPECT_TRUE(is_near(read_jpeg(found.picture).value(), 50, 150, 255, 0, 0));
}

TEST(Inspector, DrawsTheFirstPagesOfAPaperAndRunsNothingOfIt) {
    const auto found = inspect(pdf());
    EXPECT_EQ(found.type, Code("pdf"));
    EXPECT_EQ(found.pages, 5);
    const auto drawn = read_jpeg(found.picture).value();
    // Four pages below each other; so large a picture is read here at half its size.
    EXPECT_EQ(drawn.width, 500u);
    EXPECT_NEAR(drawn.height, 4 * 1333 / 2, 4);
    EXPECT_TRUE(is_near(drawn, 250, 350, 255, 0, 0));
    EXPECT_TRUE(is_near(drawn, 10, 10, 255, 255, 255));
    EXPECT_EQ(text_of(found.picture).find("JavaScript"), std::string_view::npos);
}

TEST(Inspector, TellsAKindByItsContentAndHasNoPictureOfWhatItCannotDraw) {
    const auto kind = [](std::string_view text) {
        const auto found = inspect(Bytes(text.begin(), text.end()));
        EXPECT_TRUE(found.picture.empty()) << text;
        return found.type.text();
    };
    EXPECT_EQ(kind("just words\n"), "text");
    EXPECT_EQ(kind("<html><script>alert(1)</script></html>"), "other");
    EXPECT_EQ(kind(std::string("MZ\x90\0\x03\0\0\0", 8)), "other");
    EXPECT_EQ(kind(""), "other");
    EXPECT_EQ(kind("GIF89a\x01\x01"), "gif");
}

TEST(Inspector, OfMalformedFilesAnswersAndLives) {
    std::mt19937 draw(3);
    for (const auto& whole : {photograph(200, 150), png(90, 70), pdf()})
        for (int round = 0; round < 15; ++round) {
            auto file = whole;
            for (int i = 0; i < 1 + round; ++i) file[draw() % file.size()] = static_cast<Byte>(draw());
            if (round % 3 == 0) file.resize(draw() % file.size());
            const auto found = inspect(file);
            if (!found.picture.empty()) EXPECT_TRUE(read_jpeg(found.picture));
        }
    // A picture that says it is enormous; one that is tiny and says so.
    auto huge = png(8, 8);
    huge[16] = huge[20] = 0x7f;
    EXPECT_TRUE(inspect(huge).picture.empty());
}

TEST(Inspector, WithoutAChildOrWithOneThatSaysNonsenseKnowsNothing) {
    for (const auto* program : {"/nonexistent/hogo-inspect", "/bin/true", "/bin/cat", "/bin/false"}) {
        ChildInspector inspector({.program = program, .scanner = "", .longest = std::chrono::seconds(20)});
        const auto found = inspector.inspect(pieces_of(photograph(64, 64), 7)).value();
        EXPECT_TRUE(found.picture.empty()) << program;
        EXPECT_EQ(found.type, Code("unknown")) << program;
    }
}

TEST(Inspector, EndsAChildThatHangs) {
    const auto begun = std::chrono::steady_clock::now();
    char folder[] = "/tmp/hogo-inspect-XXXXXX";
    ASSERT_NE(::mkdtemp(folder), nullptr);
    const auto script = std::string(folder) + "/hang";
    std::ofstream(script) << "#!/bin/sh\nexec sleep 600\n";
    ::chmod(script.c_str(), 0700);
    ChildInspector inspector({.program = script, .scanner = "", .longest = std::chrono::seconds(1)});
    EXPECT_EQ(inspector.inspect(pieces_of(Bytes(3'000'000)))->type, Code("unknown"));
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(60));
    std::filesystem::remove_all(folder);
}

TEST(Inspector, AProblemOfThePiecesIsToldAndNothingIsShown) {
    ChildInspector inspector({.program = HOGO_INSPECT, .scanner = "", .longest = std::chrono::seconds(20)});
    const auto found = inspector.inspect(
        []() -> Result<Bytes> { return problem(ProblemKind::corrupt, "attachment_damaged", "x"); });
    EXPECT_EQ(found.error().code.view(), "attachment_damaged");
}

/// A scanner as clamd speaks: finds whatever holds EICAR.
class FakeScanner {
  public:
    FakeScanner() {
        EXPECT_NE(::mkdtemp(folder_), nullptr);
        listening_ = ::socket(AF_UNIX, SOCK_STREAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::snprintf(address.sun_path, sizeof address.sun_path, "%s/clamd.ctl", folder_);
        EXPECT_EQ(::bind(listening_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
        EXPECT_EQ(::listen(listening_, 1), 0);
    }
    ~FakeScanner() {
        ::close(listening_);
        std::filesystem::remove_all(folder_);
    }
    std::filesystem::path path() const { return std::string(folder_) + "/clamd.ctl"; }
    void serve_one() {
        const int client = ::accept(listening_, nullptr, nullptr);
        const auto take = [&](std::size_t count) {
            std::string bytes(count, '\0');
            for (std::size_t at = 0; at < count;) {
                const auto got = ::recv(client, bytes.data() + at, count - at, 0);
                if (got <= 0) break;
                at += static_cast<std::size_t>(got);
            }
            return bytes;
        };
        EXPECT_EQ(take(10), std::string("zINSTREAM\0", 10));
        std::string all;
        while (true) {
            const auto head = take(4);
            std::size_t length = 0;
            for (const char c : head) length = length << 8 | static_cast<unsigned char>(c);
            if (length == 0) break;
            all += take(length);
        }
        const std::string answer =
            all.find("EICAR") != std::string::npos ? "stream: Eicar-Signature FOUND" : "stream: OK";
        EXPECT_GT(::send(client, answer.c_str(), answer.size() + 1, MSG_NOSIGNAL), 0);
        ::close(client);
    }

  private:
    char folder_[32] = "/tmp/hogo-clamd-XXXXXX";
    int listening_;
};

TEST(Inspector, AsksTheScannerWhereOneListens) {
    FakeScanner scanner;
    for (const auto& [text, verdict] :
         {std::pair{"nothing in it", "clean"}, std::pair{"with EICAR in it", "found"}}) {
        std::jthread serving([&] { scanner.serve_one(); });
        const std::string_view words(text);
        EXPECT_EQ(inspect(Bytes(words.begin(), words.end()), scanner.path()).scan.text(), verdict);
    }
}

TEST(Walls, LetNothingThrough) {
    auto probe = ChildProcess::start(HOGO_PROBE, std::chrono::seconds(60));
    ASSERT_TRUE(probe);
    EXPECT_EQ(text_of(probe->finish(10'000)), "end\n") << "each line names what came through";
}

TEST(Walls, TheChildGetsNeitherEnvironmentNorDescriptors) {
    ::setenv("HOGO_TEST_SECRET", "of-the-parent", 1);
    char folder[] = "/tmp/hogo-inspect-XXXXXX";
    ASSERT_NE(::mkdtemp(folder), nullptr);
    const auto script = std::string(folder) + "/look";
    std::ofstream(script) << "#!/bin/sh\n/usr/bin/env; ls /proc/self/fd | wc -l\n";
    ::chmod(script.c_str(), 0700);
    const int open_here = ::open("/etc/hostname", O_RDONLY);
    auto child = ChildProcess::start(script, std::chrono::seconds(60));
    const auto bytes = child->finish(10'000);
    const std::string said(text_of(bytes));
    ::close(open_here);
    EXPECT_EQ(said.find("of-the-parent"), std::string::npos);
    EXPECT_EQ(said.substr(said.rfind('\n', said.size() - 2) + 1), "4\n")
        << "in, out, nowhere, and the one that ls opened";
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace hogo::inspection
