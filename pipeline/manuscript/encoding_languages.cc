#include "manuscript/encoding_languages.h"

#include <array>

namespace pam::manuscript {

namespace {

constexpr auto alphabet = Writing::Alphabet;
constexpr auto latin = Writing::Latin;

// Texts without any letter outside ASCII have no language here: their marks alone count.
constexpr std::array languages{
    Language{
        "en",
        latin,
        "éèïêçñöàôüæœ",
        "the of and to in a is that it was for on are as with his they at be this have "
        "from "
        "or had by but not what all were we when your can said there an which she do their "
        "if "
        "will about who them then so her would has more him could no than been its my only "
        "i "
        "you he"},
    Language{
        "de",
        latin,
        "üäößéà",
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als "
        "auch es an werden aus er hat dass daß sie nach wird bei einer um am sind noch wie "
        "einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein "
        "wurde ich wir alle jeder jede keine seines seiner ihre ihr wenn diese dieser "
        "dieses "
        "ohne unter gegen niemand mich mir uns kann"},
    Language{
        "fr",
        latin,
        "éàèêçùôâîûœëïüÿæ",
        "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne "
        "se "
        "ce il sont avec ou son lui nous comme mais on tout été être même fait aux cette "
        "où "
        "je d'un n'est à ses sa leur elle sans toute tous deux si aussi bien peut très"},
    Language{
        "es",
        latin,
        "óíáéñúüç",
        "de la que el en y a los se del las un por con no una su para es al lo como más o "
        "pero sus le ha me si sin sobre este ya entre cuando todo esta ser son dos también "
        "fue "
        "había era muy años hasta desde está toda todos tiene derecho cada porque qué él"},
    Language{
        "pt",
        latin,
        "ãçéáíóêõúâôàü",
        "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao "
        "ele das à seu sua ou quando muito nos já eu também só pelo pela até isso ela "
        "entre "
        "depois sem mesmo aos são está"},
    Language{
        "it",
        latin,
        "àèòùìéíîóú",
        "di e il la che in a per un è del non una sono le con si da i come anche lo al più "
        "dei nel ma gli alla o se delle questo ha ci su quando perché così cui già può"},
    Language{
        "nl",
        latin,
        "ëéïèöüêâ",
        "de van het een en in is dat op te zijn met voor niet die aan er om ook als dan "
        "maar "
        "bij uit wordt was nog naar door heeft hij ze worden over geen"},
    Language{
        "sv",
        latin,
        "äåöéàü",
        "och i att det som en på är av för med den till inte ett om har de jag var han men "
        "sig så från vi när kan man under hade vid eller efter också"},
    Language{
        "da",
        latin,
        "øæåéäöü",
        "og i at det er en til af på for med de den der ikke som et har jeg var han fra "
        "men "
        "vi kan om så eller hun ved efter når også"},
    Language{
        "nb",
        latin,
        "øåæéôòêäö",
        "og i det er på som en til av for at med de har ikke den et var han fra men jeg om "
        "vi "
        "kan så eller hun ved etter når også"},
    Language{
        "fi",
        latin,
        "äöåšž",
        "ja on ei että se oli hän mutta ovat kun niin myös tai joka sen mukaan kuin jos "
        "ole "
        "ne vain mitä sitä ollut"},
    Language{
        "is",
        latin,
        "íáðþúæöóéý",
        "og að í á er sem til við um var með en það ekki hann af fyrir því þá hafa þeir "
        "eru "
        "hún frá svo"},
    Language{"ga", latin, "áíéóú", "an na agus a ar is go i sé bhí le tá do ní sin", -0.15},
    Language{
        "ca",
        latin,
        "àéèóíòúçïü·",
        "de la i el que a en les per un del amb una és no els es al més com"},
    Language{"sq", latin, "ëç", "të e në dhe i për me që një nga u se është", -0.15},
    Language{"cy", latin, "ŵŷâêîôûïáö", "yn y yr a i o ar ei am mae oedd", -0.15},
    Language{"mt", latin, "ħżġċàèòù", "il u ta li fil ma dan", -0.15},
    Language{
        "eo", latin, "ĉĝŝŭĵĥ", "la de kaj en estas al ke mi ne por kun li ŝi ĝi ĉi ĉiuj"},
    Language{
        "pl",
        latin,
        "łęążśóćńź",
        "i w na z do nie się że to jest o jak po co ale tak za od przez jego dla już tylko "
        "być był która są przy ich ma może czy oraz nikogo wolno każdy jej lub gdy we"},
    Language{
        "cs",
        latin,
        "íáéěřýžčůšúňťďóü",
        "a v na se je že to s z do o i pro po jako by ale si ve tak za jeho podle byl jsem "
        "jsou jak bylo který už nebo při"},
    Language{
        "sk",
        latin,
        "áíéúýčšžľťňďôäóŕĺ",
        "a v na sa je že to s z do o aj pre po ako by ale si vo za jeho bol som sú tak "
        "ktorý "
        "už alebo pri"},
    Language{
        "hu",
        latin,
        "áéöőüóíúű",
        "a az és hogy nem is egy ez meg volt csak már de mint el ha még van azt kell "
        "minden"},
    Language{
        "sl",
        latin,
        "čšžćđ",
        "in je v na se da za so pri ki po ne kot tudi z s o pa od bi le"},
    Language{
        "hr",
        latin,
        "čšžćđ",
        "i u je na se da za su od s o ne a koji kao to iz po što bi ali"},
    Language{
        "ro",
        latin,
        "ăîâşţșț",
        "de în a la cu pe din că nu o un se mai ce este pentru sunt care să ale au fi și "
        "şi"},
    Language{
        "et",
        latin,
        "äõüöšž",
        "ja on ei et see ka oli mis kui ta ning aga seda või siis kes oma"},
    Language{
        "lt",
        latin,
        "ėšąžįųūčę",
        "ir kad į tai iš su yra o jis ne kaip bet už nuo ar po apie"},
    Language{
        "lv",
        latin,
        "āīēšņļūžģķčŗō",
        "un ir ar no par kas uz ka tas arī bet vai tika pēc lai"},
    Language{
        "tr",
        latin,
        "ıüşçğöİâîû",
        "bir ve bu da de için ile olarak çok daha olan gibi sonra kadar ama ne var o her "
        "veya "
        "herkes hakkı ya değil en ki mi ben sen hiç"},
    Language{
        "vi",
        latin,
        "\u0301\u0300\u0323đưôêâă\u0309ơ\u0303áàạảãéèẹíìịóòọúùụýếềệểốồộổớờợấầậắằặứừựữ",
        "trong nhau cho hay con hai ra khi sau theo"},
    Language{
        "ru",
        alphabet,
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
        "и в не на я что с он а как это по но его к она из у за от так о все же мы для то "
        "только бы ещё меня было мне ему или был"},
    Language{
        "uk",
        alphabet,
        "оаинівтерслкумдпзябгйьчхжшюцєїщфґ",
        "і в на не що з до як та це у й за від про він так але його був вона бути також "
        "для є "
        "які або"},
    Language{
        "be",
        alphabet,
        "аіеынокртслдвпумзябгчшжйцхьюўфёэ",
        "і у не на што з да як гэта але за яго па ён або"},
    Language{
        "bg",
        alphabet,
        "аеиотнрсвлдкпмзугбчъцйхщжшяфюь",
        "и на да се в от е за не че са с по като това ще той му или"},
    Language{
        "sr",
        alphabet,
        "аиоенрсјтувкдпмлзгбчшцњјхжљћђфџ",
        "и је у да се на су за од са не као који или"},
    Language{
        "mk",
        alphabet,
        "аоиетнрсвлкдпмузгбшчјцжхфќљњџѓѕ",
        "и на во да се е од за не што со ќе ја или"},
    Language{
        "el",
        alphabet,
        "αοιτεσνηυρπκμλςωάίόέήδγχθφύβώξζψϊϋΐΰ",
        "και το να του η της την με στο για είναι από που τη δεν θα ο οι τα στην των σε "
        "ότι"},
    Language{
        "he",
        alphabet,
        "יוהלאמרתבשנעדכםפקחצסגטןזךףץ\u05B0\u05B8\u05B7\u05B4\u05B5\u05B6\u05BC\u05B9",
        "של את על לא הוא זה עם כי גם אני היה היא אל או"},
    Language{
        "ar",
        alphabet,
        "ايلمنتورهبدعسفكحقجأةشصطىخذضثزغإظءئآؤ،؛؟ًٌٍَُِّْـ",
        "من في على أن إلى عن هذا كان لا ما التي هو كل و أو"},
    Language{
        "fa",
        alphabet,
        "ايرنهدتوبمشسكگلخزفعقجآپحچضذطصغثئءظژ،؛؟",
        "و در به از كه اين را با است آن"},
    Language{
        "th",
        alphabet,
        "านรอกเงมยลวดทส่้ตะัิีบปคหแจพข็ุูช์ใไซศถธผณโษญฐภฉำึฝฟฆฎฏฒฬฮฤๆฯ",
        "การ และ ที่ ของ เป็น ใน ไม่ ได้ มี จะ ให้ ว่า"},
    Language{
        "ja",
        Writing::Kana,
        "日一国人年大十二本中長出三時行見月分後前生五間上東四今金九入学高円子外八六下来気小"
        "七山"
        "話女北午百書先名川千水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨者自会社"
        "事的"
        "同地方部手場合理体力力家内目定立実世言思全回対法権利有由所発",
        "の に は を が と して する です ます いる から"},
    Language{
        "zh-Hans",
        Writing::Han,
        "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着"
        "下自之"
        "年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其"
        "些主样"
        "理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正"
        "业外将"
        "两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特"
        "代内信",
        ""},
    Language{
        "zh-Hant",
        Writing::Han,
        "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著"
        "下自之"
        "年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其"
        "些主樣"
        "理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正"
        "業外將"
        "兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特"
        "代內信",
        ""},
    Language{
        "ko",
        Writing::Hangul,
        "이다는을가의에한고하지로은기사들도를어자나대인아으것정있시서해그리라보수일만니스전"
        "부장주상"
        "여과제원공적면소세성신구화조마경유생게오모안우동간분내러거위진선연방국학중문말음바"
        "무개때되"
        "며및권든등된할여",
        "있는 그 및 수 이 것이다 또는 모든"},
};

}  // namespace

std::span<const Language> known_languages() {
    return languages;
}

}  // namespace pam::manuscript
