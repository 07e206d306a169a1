package org.guildhall.search.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest extends IndexedTest {
  @ParameterizedTest
  @CsvSource({
    "kuberntes upgrade, kubernetes upgrade",
    "Kubernetse, kubernetes",
    "deploment, deployment",
    "сбрка, сборка",
    "Rechnugn, rechnung"
  })
  void mistypedWordIsCorrected(String typed, String corrected) {
    add(
        conversation(1, "Kubernetes", "The kubernetes upgrade and its deployment went very well"),
        conversation(2, "Сборка", "После обновления сборка падает каждую ночь у всех коллег"),
        conversation(3, "Rechnung", "Wer prüft bei uns eigentlich die Rechnung des Lieferanten"));
    assertEquals(corrected, find(typed).suggestion());
  }

  @Test
  void rightWordIsLeftAloneAndSoIsOneThatIsLikeNothing() {
    add(conversation(1, "Kubernetes", "The kubernetes upgrade went well this time for everybody"));
    assertNull(find("kubernetes").suggestion());
    assertNull(find("upgrades").suggestion());
    assertNull(find("zebra").suggestion());
  }

  @Test
  void moreFrequentWordIsPreferredAmongThoseThatAreAsNear() {
    add(
        conversation(1, "Boards", "The board meets on Friday and nobody knows about the topic"),
        conversation(2, "Boars", "A boart was seen behind our office, so please be careful there"),
        conversation(3, "Board", "The board has decided that lunch shall be free for everybody"));
    assertEquals("board", find("boarx").suggestion());
  }

  @Test
  void correctionMustFindMoreThanWhatWasTyped() {
    add(conversation(1, "Release train", "The release train leaves on Monday and nobody is ready"));
    assertNull(find("trian -release").suggestion());
    assertEquals("train -monkey", find("trian -monkey").suggestion());
  }
}
