#include "web/staff/interview_rights.h"

#include <algorithm>

namespace hogo::web::staff {
namespace {

// For the person, not for the screen's reader, so they are no messages. The translations other than the Japanese and the
// English were made by machine and are shown as such until somebody has compared them.
constexpr Rights all[] = {
    {"ja", true,
     {"話すかどうかは、あなたが決めます。断ってもかまいません。", "答えたくない質問には、答えなくてかまいません。理由も要りません。",
      "いつでも休めます。いつでもやめられます。", "話したことの使い方を、あなたが限ることができます。",
      "女性の担当者、別の通訳人、弁護士、医師、付き添いを頼めます。", "断っても、途中でやめても、あなたの保護は変わりません。",
      "話したことは記録します。記録はあなたに読んで聞かせ、あなたが直せます。", "困ったこと、嫌なことがあれば、苦情を言えます。"}},
    {"en", true,
     {"You decide whether to talk. You may say no.", "You need not answer a question, and need not say why.",
      "You can rest at any time. You can stop at any time.", "You can limit how what you say is used.",
      "You can ask for a woman officer, another interpreter, a lawyer, a doctor, or someone to be with you.",
      "If you say no or stop, your protection stays the same.",
      "What you say is written down. It is read back to you, and you can correct it.", "If something is wrong, you can complain."}},
    {"th", false,
     {"คุณเป็นผู้ตัดสินใจว่าจะพูดหรือไม่ คุณปฏิเสธได้", "คุณไม่ต้องตอบคำถามที่ไม่อยากตอบ และไม่ต้องบอกเหตุผล",
      "คุณพักได้ทุกเมื่อ คุณหยุดได้ทุกเมื่อ", "คุณกำหนดได้ว่าสิ่งที่คุณพูดจะถูกนำไปใช้อย่างไร",
      "คุณขอเจ้าหน้าที่ผู้หญิง ล่ามคนอื่น ทนายความ แพทย์ หรือคนอยู่เป็นเพื่อนได้", "แม้คุณปฏิเสธหรือหยุด การคุ้มครองคุณก็ยังเหมือนเดิม",
      "สิ่งที่คุณพูดจะถูกบันทึก เราจะอ่านให้คุณฟัง และคุณแก้ไขได้", "ถ้ามีปัญหา คุณร้องเรียนได้"}},
    {"vi", false,
     {"Bạn quyết định có nói hay không. Bạn có thể từ chối.", "Bạn không phải trả lời câu hỏi mà bạn không muốn, và không cần nói lý do.",
      "Bạn có thể nghỉ bất cứ lúc nào. Bạn có thể dừng bất cứ lúc nào.", "Bạn có thể giới hạn cách sử dụng những gì bạn nói.",
      "Bạn có thể yêu cầu nhân viên nữ, phiên dịch khác, luật sư, bác sĩ hoặc người đi cùng.",
      "Dù bạn từ chối hay dừng lại, việc bảo vệ bạn không thay đổi.",
      "Những gì bạn nói được ghi lại. Chúng tôi đọc lại cho bạn nghe và bạn có thể sửa.", "Nếu có điều gì không ổn, bạn có thể khiếu nại."}},
    {"id", false,
     {"Anda yang memutuskan mau bicara atau tidak. Anda boleh menolak.", "Anda tidak harus menjawab pertanyaan, dan tidak perlu memberi alasan.",
      "Anda boleh istirahat kapan saja. Anda boleh berhenti kapan saja.", "Anda boleh membatasi penggunaan apa yang Anda katakan.",
      "Anda boleh meminta petugas perempuan, penerjemah lain, pengacara, dokter, atau pendamping.",
      "Jika Anda menolak atau berhenti, perlindungan Anda tetap sama.",
      "Apa yang Anda katakan dicatat. Catatan dibacakan kepada Anda dan Anda boleh memperbaikinya.", "Jika ada masalah, Anda boleh mengadu."}},
    {"fil", false,
     {"Ikaw ang magpapasya kung magsasalita ka. Puwede kang tumanggi.", "Hindi mo kailangang sagutin ang tanong, at hindi kailangang sabihin kung bakit.",
      "Puwede kang magpahinga anumang oras. Puwede kang huminto anumang oras.", "Puwede mong limitahan kung paano gagamitin ang sinabi mo.",
      "Puwede kang humiling ng babaeng opisyal, ibang interpreter, abogado, doktor, o kasama.",
      "Kung tumanggi ka o huminto, hindi magbabago ang proteksiyon mo.",
      "Isinusulat ang sinasabi mo. Babasahin ito sa iyo at puwede mo itong itama.", "Kung may mali, puwede kang magreklamo."}},
    {"my", false,
     {"ပြောမပြော သင်ကိုယ်တိုင် ဆုံးဖြတ်နိုင်သည်။ ငြင်းနိုင်သည်။", "မဖြေချင်သော မေးခွန်းကို မဖြေဘဲ နေနိုင်သည်။ အကြောင်းပြချက် မလိုပါ။",
      "အချိန်မရွေး နားနိုင်သည်။ အချိန်မရွေး ရပ်နိုင်သည်။", "သင်ပြောသည်များကို မည်သို့သုံးမည်ကို ကန့်သတ်နိုင်သည်။",
      "အမျိုးသမီး အရာရှိ၊ အခြား စကားပြန်၊ ရှေ့နေ၊ ဆရာဝန် သို့မဟုတ် အတူလိုက်သူကို တောင်းဆိုနိုင်သည်။",
      "ငြင်းသော်လည်း၊ ရပ်သော်လည်း သင့်ကို ကာကွယ်မှု မပြောင်းလဲပါ။",
      "သင်ပြောသည်များကို မှတ်တမ်းတင်သည်။ ပြန်ဖတ်ပြမည်။ သင် ပြင်နိုင်သည်။", "အဆင်မပြေသည်ရှိလျှင် တိုင်ကြားနိုင်သည်။"}},
    {"zh", false,
     {"说不说由您决定。您可以拒绝。", "不想回答的问题可以不回答,也不必说明理由。", "您随时可以休息,随时可以停止。", "您可以限制所说内容的用途。",
      "您可以要求女性工作人员、更换翻译、律师、医生或陪同人员。", "即使您拒绝或中途停止,对您的保护也不会改变。",
      "您说的话会被记录,并念给您听,您可以更正。", "如有不满,您可以投诉。"}},
    {"km", false,
     {"អ្នកជាអ្នកសម្រេចថានិយាយឬមិននិយាយ។ អ្នកអាចបដិសេធបាន។", "អ្នកមិនចាំបាច់ឆ្លើយសំណួរទេ ហើយមិនចាំបាច់ប្រាប់ហេតុផលទេ។",
      "អ្នកអាចសម្រាកបានគ្រប់ពេល។ អ្នកអាចឈប់បានគ្រប់ពេល។", "អ្នកអាចកំណត់របៀបប្រើអ្វីដែលអ្នកនិយាយ។",
      "អ្នកអាចសុំមន្ត្រីស្រី អ្នកបកប្រែផ្សេង មេធាវី គ្រូពេទ្យ ឬអ្នកអមដំណើរ។", "ទោះបីអ្នកបដិសេធ ឬឈប់ ការការពារអ្នកនៅដដែល។",
      "អ្វីដែលអ្នកនិយាយត្រូវបានកត់ត្រា។ យើងអានឱ្យអ្នកស្តាប់វិញ ហើយអ្នកអាចកែបាន។", "បើមានបញ្ហា អ្នកអាចតវ៉ាបាន។"}},
};

constexpr Rights easy{"ja", true,
                      {"話すか 話さないか、あなたが きめます。「いいえ」と 言っても いいです。", "こたえたくないときは、こたえなくて いいです。",
                       "いつでも やすめます。いつでも やめられます。", "あなたの 話を だれが 読むか、あなたが きめられます。",
                       "女の人、べつの 通訳、弁護士、医者、いっしょに いる人を たのめます。", "「いいえ」と 言っても、あなたを まもることは かわりません。",
                       "話したことを 書きます。あなたに 読みます。まちがいを なおせます。", "いやなことが あったら、言ってください。"}};

}  // namespace

const Rights* rights_in(const Code& language) {
    const auto found = std::ranges::find_if(all, [&](const Rights& rights) { return language == rights.language; });
    return found == std::end(all) ? nullptr : found;
}
const Rights& rights_in_japanese() { return all[0]; }
const Rights& rights_in_easy_japanese() { return easy; }

}  // namespace hogo::web::staff
