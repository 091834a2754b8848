package switchboard.botfile;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Mistakes in a small file, each with its expected problem. */
final class BotFileMistakes {

  private BotFileMistakes() {}

  static Stream<Arguments> all() {
    return Stream.of(
        // shape
        arguments(
            "columns: 2",
            "colums: 2",
            "5:3: unknown key `colums` in a screen – did you mean `columns`?"),
        arguments(
            "columns: 2",
            "colour: red",
            "5:3: unknown key `colour` in a screen – remove it; allowed here: `id`, `text`, `columns`, `items`, `formerly`, `link`, `ask`, `invites_text`, `photo`, `video`, `animation`, `audio`, `document`, `album`, `location`, `contact`"),
        arguments(
            "columns: 2",
            "id: again",
            "5:3: `id` is given twice; first on line 4 – keep one of the two"),
        arguments(
            "columns: 2",
            "columns: 9",
            "5:12: `columns` cannot be `9` – write a whole number from 1 to 8"),
        arguments(
            "columns: 2",
            "columns: [2]",
            "5:12: `columns` must be a single value, but is a list – write it as `key: value`; a text with `: `, `#`, `{` or `[` needs quotes around it"),
        arguments(
            "columns: 2", "columns:", "5:3: `columns` has no value – write one, or remove the key"),
        arguments(
            "  text: Hello\n",
            "",
            "4:3: a screen needs `text` – add `text:` with the screen's text"),
        arguments(
            "text: Hello",
            "text: [Hello]",
            "6:9: `text` must be a text, but is a list – write a text, or one text per language: `en: …`; a text that begins with [ needs quotes"),
        arguments("text: Hello", "text: ''", "6:9: the text is empty – write the text to show"),
        arguments(
            "text: Hello", "text: <b> </b>", "6:9: the text is empty – write the text to show"),
        arguments("name: Club", "name: ''", "1:7: the name is empty – write the bot's name"),
        // ids
        arguments(
            "id: hours",
            "id: home",
            "9:11: id `home` is already used on line 4 – give this screen another id, or open the other one with `open: home`"),
        arguments(
            "id: hours",
            "id: our hours!",
            "9:11: `our hours!` is not a valid id – use letters, digits, - and _ only: `our-hours-`"),
        arguments(
            "id: hours",
            "id: " + "ж".repeat(32),
            "9:11: id `%s` has 64 bytes; a button can hold 62 – shorten it; letters outside a–z take 2 to 4 bytes"
                .formatted("ж".repeat(32))),
        arguments(
            "text: Always",
            "text: Always\n      formerly: [home]",
            "11:18: former id `home` is already used on line 4 – remove it here: an id belongs to one screen"),
        // what buttons do
        arguments(
            "url: https://example.com/",
            "open: huors",
            "12:13: the screen `huors` does not exist – did you mean `hours`?"),
        arguments(
            "url: https://example.com/",
            "open: home",
            "12:13: this button opens the screen that it is on – open another screen, or remove it"),
        arguments(
            "url: https://example.com/",
            "action: home",
            "12:15: this button opens the screen that it is on – remove it from the menu"),
        arguments(
            "url: https://example.com/",
            "action: histroy",
            "12:15: unknown action `histroy` – did you mean `history`?"),
        arguments(
            "url: https://example.com/",
            "url: www.example.com",
            "12:12: Telegram cannot open `www.example.com` – write `https://www.example.com`"),
        arguments(
            "url: https://example.com/",
            "url: mailto:a@example.com",
            "12:12: Telegram cannot open `mailto:a@example.com` – buttons can only open web pages; use `copy: a@example.com`"),
        arguments(
            "url: https://example.com/",
            "url: javascript:alert(1)",
            "12:12: Telegram cannot open `javascript:alert(1)` – write a URL such as `https://example.com/menu`, without spaces"),
        arguments(
            "url: https://example.com/",
            "copy: " + "x".repeat(257),
            "12:13: the text to copy has 257 characters; Telegram allows 256 – shorten it, or show it on a screen"),
        arguments(
            "      url: https://example.com/\n",
            "",
            "11:7: this button does nothing – add `open`, `url`, `copy`, `action`, or a nested screen (`id` and `text`)"),
        arguments(
            "url: https://example.com/",
            "url: https://example.com/\n      copy: x",
            "13:7: a button does one thing, not both `url` and `copy` – keep one of them"),
        arguments(
            "label: Page",
            "label: ''",
            "11:14: the label is empty – write something, or remove it"),
        arguments(
            "label: Page",
            "label: Fish &amp; Chips",
            "11:19: the label is plain text: `&amp;` would be shown literally – write it without HTML"),
        arguments(
            "label: Page",
            "label: For {first_name}",
            "11:14: the label has a placeholder, but only texts of screens can have one – write it without braces"),
        // languages
        arguments(
            "[en, de]",
            "[]",
            "2:1: the list has no language – write `languages: [en]`; the first is the default"),
        arguments(
            "[en, de]", "[english]", "2:13: `english` is not a language tag – did you mean `en`?"),
        arguments(
            "[en, de]",
            "[en, pt_BR]",
            "2:17: `pt_BR` is not a language tag – did you mean `pt-BR`?"),
        arguments(
            "[en, de]", "[en, en]", "2:17: language `en` is listed twice – keep one of the two"),
        arguments(
            "[en, de]",
            "[en, it]",
            "2:17: Switchboard has no built-in texts for `it`: %d missing (%s) – add each under `texts`, such as `button.home: {it: …}`, or remove the language"
                .formatted(
                    ParsedBotFile.PHRASES.keys().size(),
                    String.join(", ", ParsedBotFile.PHRASES.keys()))),
        arguments("text: Hello", "text: {en: Hello}", "6:9: no text for `de` – add `de: …`"),
        arguments(
            "text: Hello",
            "text: {en: Hello, de: Hallo, fr: Salut}",
            "6:32: `fr` is not in `languages` – add it to `languages`, or remove the text"),
        arguments(
            "text: Hello",
            "text: {en: Hello, dd: Hallo}",
            "6:21: `dd` is not in `languages` – did you mean `de`?"),
        arguments(
            "text: Hello",
            "text: {en: Hello, de: }",
            "6:21: `text` has no text for `de` – write the text, or remove the line"),
        // HTML and placeholders
        arguments(
            "text: Hello",
            "text: A <string>word</string>",
            "6:11: Telegram does not know the tag `<string>` – did you mean `<strong>`?"),
        arguments(
            "text: Hello",
            "text: Hello<br>you",
            "6:14: Telegram does not know the tag `<br>` – start a new line in the text instead"),
        arguments("text: Hello", "text: Hello <b>you", "6:15: `<b>` is never closed – add `</b>`"),
        arguments(
            "text: Hello",
            "text: Hello</b>",
            "6:14: `</b>` closes nothing – remove it, or add `<b>` before it"),
        arguments(
            "text: Hello",
            "text: <b><i>x</b></i>",
            "6:16: `</b>` while `<i>` is still open – write `</i>` first: what was opened last is closed first"),
        arguments("text: Hello", "text: 1 < 2", "6:11: a bare `<` – write `&lt;`"),
        arguments("text: Hello", "text: Fish & Chips", "6:14: a bare `&` – write `&amp;`"),
        arguments(
            "text: Hello",
            "text: Fish&nbsp;Chips",
            "6:13: Telegram does not know `&nbsp;` – write the character itself; only &lt; &gt; &amp; &quot; have names"),
        arguments(
            "text: Hello",
            "text: <a>x</a>",
            "6:9: `<a>` needs `href` – write it as `<a href=\"https://…\">`"),
        arguments(
            "text: Hello",
            "text: <a href=\"example.com\">x</a>",
            "6:9: `href` of `<a>` is not valid – write it as `<a href=\"https://…\">`"),
        arguments(
            "text: Hello",
            "text: <b style=\"x\">x</b>",
            "6:9: `<b>` has no attribute `style` – write it as `<b>`"),
        arguments(
            "text: Hello",
            "text: <code><b>x</b></code>",
            "6:15: `<b>` inside `<pre>` or `<code>` – close the code before it: code cannot contain other formatting"),
        arguments(
            "text: Hello",
            "text: <blockquote>a<blockquote>b</blockquote></blockquote>",
            "6:22: `<blockquote>` inside a `<blockquote>` – close the first one before it"),
        arguments(
            "text: Hello",
            "text: Hello {frist_name}",
            "6:15: unknown placeholder `{frist_name}` – did you mean `{first_name}`?"),
        arguments(
            "text: Hello",
            "text: Hello { you",
            "6:15: a bare `{` – write `{{` for a brace in the text"),
        arguments(
            "text: Hello",
            "text: |\n    Hello\n\n    you <b>there",
            "9:9: `<b>` is never closed – add `</b>`"),
        arguments(
            "text: Hello",
            "text: \"Hello \\\"you\\\" <b>there\"",
            "6:24: `<b>` is never closed – add `</b>`"),
        arguments(
            "text: Hello",
            "text: " + "x".repeat(4097),
            "6:9: the text can be up to 4097 characters long; Telegram allows 4096 – shorten it, or move a part to another screen"),
        arguments(
            "text: Hello",
            "text: \"{first_name}" + "x".repeat(4033) + "\"",
            "6:9: the text can be up to 4097 characters long; Telegram allows 4096 – shorten it, or move a part to another screen"),
        // reach
        arguments(
            "menu:",
            "screens: [{id: lost, text: x}]\nmenu:",
            "3:11: nothing opens the screen `lost` – add an item with `open: lost`; or write `link: true` if only links and QR codes (t.me/YOUR_BOT?start=lost) open it; or remove the screen"),
        // commands, themes, texts
        arguments(
            "menu:",
            "commands: [{command: /Hours, description: x, open: hours}]\nmenu:",
            "3:22: `/Hours` is not a valid command name – use 1 to 32 of a–z, 0–9 and _, without the slash: `hours`"),
        arguments(
            "menu:",
            "commands: [{command: hours, description: x}]\nmenu:",
            "3:12: command `hours` does nothing – add `open` with a screen's id, or `action`"),
        arguments(
            "menu:",
            "commands: [{command: help, description: x, open: hours}]\nmenu:",
            "3:22: command `help` is built in and cannot be redefined – keep only its description, or choose another name"),
        arguments(
            "menu:",
            "commands: [{command: a, description: '" + "x".repeat(257) + "', open: hours}]\nmenu:",
            "3:38: the description has 257 characters; Telegram allows 256 – shorten it"),
        arguments(
            "menu:",
            "themes: [{id: a, label: A, button: \"{lable}\"}]\nmenu:",
            "3:36: the button's pattern does not contain the label – write `{label}` in the place of the label: \"• {label}\""),
        arguments(
            "menu:",
            "texts: {histroy.title: x}\nmenu:",
            "3:9: unknown phrase `histroy.title` – did you mean `history.title`?"),
        arguments(
            "menu:",
            "texts: {erased.receipt: \"{recipe}\"}\nmenu:",
            "3:26: this phrase has no placeholder `{recipe}` – it may use `{receipt}`"),
        // YAML itself
        arguments(
            "text: Hello",
            "text: Hello: you",
            "6:14: a `key:` is not allowed here – put a text that contains `: ` in quotes, or align the key with those above"),
        arguments(
            "  text: Hello",
            "\ttext: Hello",
            "6:1: this line is indented with a tab – use spaces: YAML forbids tabs for indentation"),
        arguments(
            "text: Hello",
            "text: 'Hello",
            "6:9: a quote is never closed – add the closing quote; within '…' write '' for an apostrophe"),
        arguments(
            "text: Hello",
            "text: @hello",
            "6:9: a text cannot begin with this character – put the text in quotes"),
        arguments(
            "text: Hello",
            "text: *hello",
            "6:9: a leading `*` means an alias, and none has this name – put a text that begins with * in quotes"),
        arguments(
            "text: Hello",
            "text: Hel\0lo",
            "6:12: an invisible character (U+0000) that YAML forbids – delete it; save the file as UTF-8 text"),
        arguments(
            "text: Hello",
            "text: Hel\uFFFDlo",
            "6:12: bytes that are not UTF-8 – save the file as UTF-8 text"));
  }
}
