package switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.domain.Incoming;

/** What is kept of messages that are neither texts nor files. */
class ContentTextTest extends UpdateReadingTestBase {

  private @Nullable String text(String content) {
    return ((Incoming.Media) inPrivate(content)).caption();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'location':{'latitude':52.52,'longitude':13.405} | 52.5200, 13.4050",
        "'location':{'latitude':-0.0048221,'longitude':-180} | -0.004822, -180.0000",
        "'location':{'latitude':1,'longitude':2},'venue':{'title':'Mill','address':'1 Quay','location':{'latitude':1,'longitude':2}} | Mill; 1 Quay; 1.0000, 2.0000",
        "'contact':{'first_name':'Jo','last_name':'Li','phone_number':'+49 1','vcard':'x'} | Jo Li; +49 1",
        "'contact':{'phone_number':'911'} | 911",
        "'poll':{'question':'Tea?','options':[{'text':'Yes','voter_count':0},{'text':'No'},{},3]} | Tea?; • Yes; • No",
        "'dice':{'emoji':'🎲','value':4} | 🎲 4",
        "'checklist':{'title':'Today','tasks':[{'id':1,'text':'Bread'},{'id':2,'text':'Milk'}]} | Today; • Bread; • Milk",
        "'game':{'title':'Chess','description':'Long','photo':[]} | Chess; Long",
        "'invoice':{'title':'Cake','description':'Round','total_amount':5} | Cake; Round",
        "'paid_media':{'star_count':5},'caption':'see' | see",
      })
  void keepsWhatIsShown(String content, String text) {
    assertThat(text(content)).isEqualTo(text.replace("; ", "\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'location':{}",
        "'location':{'latitude':91,'longitude':0}",
        "'location':{'latitude':0,'longitude':'181'}",
        "'location':{'latitude':'NaN','longitude':1}",
        "'location':7",
        "'contact':{}",
        "'contact':{'first_name':' ','phone_number':'\\n'}",
        "'poll':{'question':{},'options':'x'}",
        "'story':{'id':1}",
        "'rich_message':{'blocks':{}}",
        "'dice':[]",
      })
  void keepsNothingOfWhatSaysNothing(String content) {
    assertThat(text(content)).isNull();
  }

  /** Otherwise a title could end in the place of another one. */
  @Test
  void everyPartIsOneLine() {
    assertThat(
            text(
                "'venue':{'title':'Mill\\n1.0000, 2.0000\\u2028x\\u0000','address':'','location':{}}"))
        .isEqualTo("Mill 1.0000, 2.0000 x\uFFFD");
  }

  @Test
  void longTextsAreCut() {
    var option = "{'text':'" + "😀".repeat(3_000) + "'}";
    var text = text("'poll':{'question':'q','options':[" + option + "," + option + "]}");
    assertThat(text).hasSize(4096).startsWith("q\n• 😀").endsWith("…");
    assertThat(text).doesNotContain("\uD83D…");
    var tasks = "{'text':'t'},".repeat(5_000) + "{}";
    var list = text("'checklist':{'title':'c','tasks':[" + tasks + "]}");
    assertThat(Objects.requireNonNull(list).lines()).hasSize(100);
  }

  @Test
  void formattedMessagesLoseTheirFormatting() {
    assertThat(
            text(
                "'rich_message':{'blocks':["
                    + "{'type':'paragraph','text':['Hello ',{'type':'bold','text':['big ',{'type':'italic','text':'world'}]}]},"
                    + "{'type':'list','items':[{'label':'1.','blocks':[{'text':'one'}]},{'blocks':[{'text':'two'}]}]},"
                    + "{'type':'table','cells':[[{'text':'a'},{'text':'b'}],[{'text':'c'},{}]]},"
                    + "{'type':'photo','photo':[{'file_id':'x'}],'caption':{'text':'below','credit':'me'}},"
                    + "{'type':'pull_quotation','text':'said','credit':'who'}]}"))
        .isEqualTo("Hello big world\n1.\none\ntwo\na | b\nc |\nbelow\nsaid\nwho");
  }

  @Test
  void anEditKeepsTheNewestPlace() {
    var edited =
        (Incoming.Edited)
            read(
                "{'update_id':5,'edited_message':{'message_id':3,'from':"
                    + ANN
                    + ",'chat':{'id':7},'location':{'latitude':3,'longitude':4,'live_period':60}}}");
    assertThat(edited.text()).isEqualTo("3.0000, 4.0000");
    assertThat(edited.type()).isEqualTo("location");
    assertThat(edited.file()).isNull();
  }
}
