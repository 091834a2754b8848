package switchboard.demo.visitors;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import switchboard.simulator.SimulatorPerson;

/** Sends files, places and stickers of a user. */
record Sharing(Persona member, SimulatorPerson person, SampleTexts sayings, Random dice) {

  private enum Kind {
    PHOTO,
    ALBUM,
    VOICE,
    DOCUMENT,
    STICKER,
    VIDEO_NOTE,
    LOCATION
  }

  private static final Kind[] USUAL = {
    Kind.PHOTO,
    Kind.PHOTO,
    Kind.PHOTO,
    Kind.PHOTO,
    Kind.ALBUM,
    Kind.ALBUM,
    Kind.VOICE,
    Kind.VOICE,
    Kind.DOCUMENT,
    Kind.STICKER,
    Kind.VIDEO_NOTE,
    Kind.LOCATION
  };

  void send() {
    switch (USUAL[dice.nextInt(USUAL.length)]) {
      case PHOTO -> {
        var name = SampleFiles.PHOTOS.get(dice.nextInt(SampleFiles.PHOTOS.size()));
        var _ = person.media(SampleFiles.photo(name, below(name)));
      }
      case ALBUM -> {
        var _ = person.album(person.id(), SampleFiles.evening(below("evening")));
      }
      case VOICE -> {
        var _ = person.media(SampleFiles.voice());
      }
      case DOCUMENT -> {
        var _ = person.media(SampleFiles.document(below("seating")));
      }
      case STICKER -> {
        var _ = person.media(SampleFiles.sticker());
      }
      case VIDEO_NOTE -> {
        var _ = person.media("video_note", null);
      }
      case LOCATION -> {
        var _ = person.media(SampleFiles.location(dice));
      }
    }
  }

  private @Nullable String below(String file) {
    return sayings.pick(member, SampleTexts.BELOW + file, dice).orElse(null);
  }
}
