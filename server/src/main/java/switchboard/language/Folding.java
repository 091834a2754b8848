package switchboard.language;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Folds words that people take for the same into one form: upper and lower case, accents, letters
 * that keyboards replace, the Arabic article, traditional Chinese characters.
 */
public final class Folding {

  private static final Pattern ARTICLE = Pattern.compile("^(?:[وفبك]?ال|لل)(?=.{3,})");
  private static final int MIN_WITH_ARTICLE = 5;

  private static final Map<Character, String> LETTERS =
      Map.ofEntries(
          Map.entry('ß', "ss"),
          Map.entry('ø', "o"),
          Map.entry('ł', "l"),
          Map.entry('đ', "d"),
          Map.entry('æ', "ae"),
          Map.entry('œ', "oe"),
          Map.entry('ı', "i"),
          Map.entry('ґ', "г"),
          Map.entry('أ', "ا"),
          Map.entry('إ', "ا"),
          Map.entry('آ', "ا"),
          Map.entry('ٱ', "ا"),
          Map.entry('ى', "ي"),
          Map.entry('ی', "ي"),
          Map.entry('ئ', "ي"),
          Map.entry('ؤ', "و"),
          Map.entry('ة', "ه"),
          Map.entry('ک', "ك"),
          Map.entry('ँ', "ं"));

  /** Traditional characters of everyday words and their simplified ones, at the same place. */
  private static final String TRADITIONAL =
      "營業時間開門關預訂電話價錢點嗎請問們裡邊車場飯館飲務賬單過敏嬰兒無網絡碼線聯繫誰麼樣幾號節歡迎"
          + "寵貓買賣費付現卡優惠券禮樂會議課報名導刪數據資訊設語對應訴評幫體驗廳廁樓梯輪"
          + "診醫療藥檢驗牆齒潔鐘週兩個還沒給這裏從來東進條餐麵雞魚湯熱涼錯舊歷錄";

  private static final String SIMPLIFIED =
      "营业时间开门关预订电话价钱点吗请问们里边车场饭馆饮务账单过敏婴儿无网络码线联系谁么样几号节欢迎"
          + "宠猫买卖费付现卡优惠券礼乐会议课报名导删数据资讯设语对应诉评帮体验厅厕楼梯轮"
          + "诊医疗药检验墙齿洁钟周两个还没给这里从来东进条餐面鸡鱼汤热凉错旧历录";

  private static final Map<Integer, Integer> HAN =
      IntStream.range(0, TRADITIONAL.length())
          .boxed()
          .collect(
              Collectors.toUnmodifiableMap(
                  at -> (int) TRADITIONAL.charAt(at),
                  at -> (int) SIMPLIFIED.charAt(at),
                  (one, _) -> one));

  private Folding() {}

  /** The words of a phrase in their folded form, joined by spaces. */
  public static String phrase(String text) {
    return Tokens.words(text).stream().map(Token::folded).collect(Collectors.joining(" "));
  }

  static String word(String word) {
    var plain = isAscii(word) ? word.toLowerCase(Locale.ROOT) : decomposed(word);
    var folded = new StringBuilder(plain.length());
    plain.codePoints().filter(letter -> !isSign(letter)).forEach(letter -> fold(letter, folded));
    return withoutArticle(folded.toString());
  }

  /** Such a word has nothing to decompose. */
  private static boolean isAscii(String word) {
    return word.chars().allMatch(letter -> letter < 0x80);
  }

  /** Accents become letters of their own, for most scripts. */
  private static String decomposed(String word) {
    var lower = Normalizer.normalize(word, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(lower, Normalizer.Form.NFD);
  }

  /** Accents, Arabic vowels, the Hindi nukta, and marks of the writing direction. */
  private static boolean isSign(int letter) {
    return (letter >= 0x0300 && letter <= 0x036F)
        || letter == 0x0640
        || (letter >= 0x064B && letter <= 0x065F)
        || letter == 0x0670
        || (letter >= 0x06D6 && letter <= 0x06ED)
        || letter == 0x093C
        || (letter >= 0x200B && letter <= 0x200F)
        || letter == 0x2060;
  }

  /** Letters typed more than twice, as in "heyyy", count twice. */
  private static void fold(int letter, StringBuilder folded) {
    if (letter < 0x80) {
      folded.append((char) letter);
    } else {
      var other = letter < Character.MAX_VALUE ? LETTERS.get((char) letter) : null;
      if (other != null) {
        folded.append(other);
        return;
      }
      folded.appendCodePoint(HAN.getOrDefault(letter, letter));
    }
    var end = folded.length();
    if (end >= 3
        && folded.charAt(end - 1) == folded.charAt(end - 2)
        && folded.charAt(end - 1) == folded.charAt(end - 3)
        && Character.isLetter(folded.charAt(end - 1))) {
      folded.setLength(end - 1);
    }
  }

  private static String withoutArticle(String word) {
    return word.length() >= MIN_WITH_ARTICLE && Tokens.isArabic(word.codePointAt(0))
        ? ARTICLE.matcher(word).replaceFirst("")
        : word;
  }
}
