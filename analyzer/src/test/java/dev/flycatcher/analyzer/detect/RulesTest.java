package dev.flycatcher.analyzer.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Every rule of the catalogue, A01 to A64: judged, with a page, a unit that breaks it and a near miss; or not judged, and said so. */
class RulesTest {
    private static final Path PAGES = Path.of("../docs/rules.md");

    /** Of each rule a test with a unit that breaks it, and one with a unit that nearly does. */
    private static final List<String> TESTS = """
            A01 PlainPositivesTest.aQueryPerRowToOneIsTracedToTheForeignKey NegativesTest.onePlusOneIsNoLoop
            A02 CoincidenceTest.idsOfAnotherTableThatHappenToAgreeAreNoParent NegativesTest.senderAndReceiverAreTwoQuestions
            A03 SchemaRulesTest.aLatentLoopNeedsAListThatCanGrow CatalogueTest.oneRowFoundByItsKeyIsNoLatentLoop
            A04 NeighbourTest.threeLevelsAreOneTree NeighbourTest.twoOrdersFetchedByKeyWithACustomerEachAreNoLoop
            A05 TrickyPositivesTest.theSameFewCustomersAgainAndAgainAreAMap TrickyPositivesTest.aFewCustomersMoreOftenThanNotNewAreNoMap
            A06 PlainPositivesTest.anAggregatePerRowIsAGroupBy CatalogueTest.aProjectionPerRowIsNoAggregate
            A07 TrickyPositivesTest.aTreeWalkIsRecursive NeighbourTest.levelsFetchedByListsAreNoWalk
            A08 CatalogueTest.chunksHardlyFilledAre CatalogueTest.fullChunksAreNoListsOfOne
            A09 CatalogueTest.outsideAnyLoopOverRowsItIsARepetition RepetitionTest.anAnswerThatChangesIsNoRepetition
            A10 CatalogueTest.theSameQuestionWithinALoopOverRowsBelongsBeforeIt CatalogueTest.outsideAnyLoopOverRowsItIsARepetition
            A11 ReadingRulesTest.aRowReadRightAfterItWasWrittenIsKnown ReadingRulesTest.aValueTheDatabaseMadeIsNotKnown
            A12 CatalogueTest.aCountAndItsPageAreInformation CatalogueTest.aCountOfOtherRowsIsNone
            A13 ReadingRulesTest.aRowOfWhichNothingIsReadIsAProbe ReadingRulesTest.aRowWhoseValuesWereNotKeptIsNotJudged
            A14 CatalogueTest.lookingBeforeEachInsertIsAnUpsert CatalogueTest.lookingTwiceIsNone
            A15 PlainPositivesTest.aDeletePerRowIsOneStatement CatalogueTest.fewWritesOrBatchedOnesAreNone
            A16 PlainPositivesTest.anUpdatePerRowIsOneStatement CatalogueTest.fewWritesOrBatchedOnesAreNone
            A17 BindTest.generatedKeysAreAParent CatalogueTest.fewWritesOrBatchedOnesAreNone
            A18 SendingRulesTest.batchesOfOneAreBroken SendingRulesTest.batchesOfTwoOrFourOfThemAreNot
            A19 DriverRulesTest.aBatchThatTakesARoundTripForEachRowIsTold DriverRulesTest.aBatchThatTakesARoundTripInAllIsNot
            A20 PlainPositivesTest.aCollectionDeletedAndInsertedAgainIsNamed CatalogueTest.rowsInsertedForAnotherOwnerAreNoReinsertion
            A21 ReadingRulesTest.anUpdateToWhatWasReadIsSuperfluous ReadingRulesTest.anUpdateToAnythingElseIsNot
            A22 CatalogueTest.oneRowUpdatedThreeTimesInATransactionIsInformation CatalogueTest.threeRowsUpdatedOnceAreNone
            A23 ReadingRulesTest.moreThanAThousandRowsWithoutABoundAreTold ReadingRulesTest.aThousandRowsOrABoundOrRowsThatFedAnExportAreNot
            A24 ReadingRulesTest.rowsLeftUnreadThreeTimesWantALimit ReadingRulesTest.oneRowOfALookUpIsNotLeftUnread
            A25 ReadingRulesTest.rowsSteppedOverAreAPageCutInMemory ReadingRulesTest.aFewRowsSteppedOverAreNot
            A26 ReadingRulesTest.anOffsetOfMoreThanAThousandIsDeepBoundOrWritten ReadingRulesTest.anOffsetOfAThousandIsNot
            A27 ReadingRulesTest.aLimitWithoutAnOrderIsAnyRows ReadingRulesTest.anOrderOrASingleRowIsNot
            A28 ReadingRulesTest.aColumnThatTwentyExecutionsDoNotReadIsUnread ReadingRulesTest.nineteenExecutionsOrOneThatReadsItAreNot
            A29 SchemaRulesTest.aStarOfWhichTwentyExecutionsLeaveAColumnIsTold ReadingRulesTest.aStarOfFifteenColumnsIsNot
            A30 ReadingRulesTest.longTextsInAListAreLarge ReadingRulesTest.oneLongTextOrShortOnesAreNot
            A31 PlainPositivesTest.twoBagsJoinedAreAProduct CatalogueTest.oneBranchJoinedIsNoProduct
            A32 ReadingRulesTest.twoTablesTiedByNothingAreAProduct ReadingRulesTest.aConditionOnBothOrACrossJoinOrADoubtIsNot
            A33 ReadingRulesTest.parentsRepeatedByAJoinAreTold ReadingRulesTest.aJoinToOneOrAShortOneIsNot
            A34 ReadingRulesTest.aJoinedTableThatTwentyUnitsDoNotReadIsFetchedInVain ReadingRulesTest.nineteenUnitsOrOneThatReadsItAreNoProof
            A35 SchemaRulesTest.aColumnLookedUpWithoutAnIndexIsAnError SchemaRulesTest.aColumnWithAnIndexIsNot
            A36 FullScanTest.aScanOfALargeTableThatKeepsLittleIsTold FullScanTest.aScanOfFewRowsOrOneThatKeepsATenthIsNot
            A37 CatalogueTest.listsOfManyLengthsAndOfManyValuesAreNamed CatalogueTest.listsOfNineLengthsAndAThousandValuesAreNot
            A38 CatalogueTest.listsOfManyLengthsAndOfManyValuesAreNamed CatalogueTest.listsOfNineLengthsAndAThousandValuesAreNot
            A39 SendingRulesTest.fiveTextsThatDifferInTheirValuesAreTold SendingRulesTest.aConstantBesideABindOrFourTextsAreNot
            A40 SchemaRulesTest.aTextBoundToANumberIsConverted SchemaRulesTest.aNumberBoundToANumberIsNot
            A41 SchemaRulesTest.aFunctionOfAnIndexedColumnIsTold SchemaRulesTest.aFunctionOfAColumnWithoutIndexIsNot
            A42 TimeRulesTest.longerThan200MillisecondsOrTenTimesTheUsualIsSlow TimeRulesTest.twentyMillisecondsAreNotSlowWhateverIsUsual
            A43 TimeRulesTest.rowsThatComeAFewAtATimeAreASlowFetch TimeRulesTest.tenTripsOrQuickOnesOrAnEngineThatMakesNoneAreNot
            A44 SendingRulesTest.twentyPreparationsOfOneTextAreChurn SendingRulesTest.oneStatementExecutedTwentyTimesIsNot
            A45 ConnectionRulesTest.aCheckoutForEachOfFiveStatementsIsTold ConnectionRulesTest.fourCheckoutsOrTwoStatementsInEachOrATransactionAreNone
            A46 TrickyPositivesTest.childrenOnASecondConnectionAreFoundAndSoIsTheConnection CatalogueTest.oneConnectionAfterAnotherIsNotNested
            A47 TimeRulesTest.aConnectionIdleForThirtySecondsAndNeverGivenBackIsALeak TimeRulesTest.aUnitThatEndsSoonerIsNotJudged
            A48 ConnectionRulesTest.aStatementNotClosedWhenItsConnectionIsGivenBackIsTold ConnectionRulesTest.statementsThatAreClosedOrFailedOrOfWhichNothingIsKnownAreNone
            A49 PlainPositivesTest.twelveWritesEachCommittedAreChatty CatalogueTest.writesInOneTransactionAreNotChatty
            A50 SendingRulesTest.fiveReadsWithoutATransactionAreTold SendingRulesTest.fourOfThemOrFiveInATransactionAreNot
            A51 TimeRulesTest.aPauseInATransactionIsTold TimeRulesTest.aPauseWithoutATransactionOrAShortOneIsNot
            A52 TimeRulesTest.aConnectionHeldWhileNothingRunsIsTold TimeRulesTest.aConnectionThatIsUsedOrGivenBackSoonIsNot
            A53 ConnectionRulesTest.aConnectionGivenBackWithUncommittedWritesIsAnError ConnectionRulesTest.aRollbackOrReadsOnlyOrAUnitThatEndsFirstAreNone
            A54 ConnectionRulesTest.twentyTransactionsAroundOneQueryEachAreInformation ConnectionRulesTest.nineteenOrOneAroundAllAreNone
            A55 TimeRulesTest.waitingForThePoolIsTold TimeRulesTest.fourCheckoutsOrShortWaitsAreNot
            A56 TimeRulesTest.fourQueriesThatNeedNothingOfEachOtherAreTold TimeRulesTest.queriesThatFeedEachOtherOrAreFastAreNot
            A57 ConnectionRulesTest.threeProjectionsOfOneRowAreOneLookup ConnectionRulesTest.twoProjectionsOrOtherRowsOrAWriteBetweenAreNone
            A58 SchemaRulesTest.aSmallTableAskedTwentyOneTimesIsALookUp SchemaRulesTest.twentyTimesOrAWriteIsNot
            A59 TimeRulesTest.aSteadyPollThatFindsNothingIsTold TimeRulesTest.anUnsteadyOneIsARepetition
            A60 TrickyPositivesTest.aSequenceCallPerInsertIsNamed CatalogueTest.oneSequenceCallForManyInsertsIsNone
            A61 ConnectionRulesTest.moreChecksThanStatementsAreInformation ConnectionRulesTest.oneCheckBeforeEachStatementIsNone
            A62 SendingRulesTest.rowsLockedOneByOneAreTold SendingRulesTest.oneRowLockedIsNot
            A63 QueryCountRegressionTest.anEntryPointThatAsksMoreThanBeforeIsTold QueryCountRegressionTest.moreDataOrFewerQueriesAreNone
            A64 DriverRulesTest.aReadOfWhatWasJustWrittenFromAReplicaIsTold DriverRulesTest.aShardOrAnotherTableOrAReadBeforeTheWriteIsNone
            """.lines().toList();

    private static Set<String> catalogue() {
        return IntStream.rangeClosed(1, 64)
                .mapToObj(number -> String.format("A%02d", number))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> judged() {
        return TESTS.stream().map(line -> line.substring(0, 3)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String pages() throws IOException {
        return Files.readString(PAGES).replace("\r\n", "\n");
    }

    @Test
    void everyRuleHasAUnitThatBreaksItAndANearMiss() throws Exception {
        for (String line : TESTS) {
            String[] words = line.split(" ");
            assertThat(words).as(line).hasSize(3);
            assertThat(words[1]).as(line).isNotEqualTo(words[2]);
            assertTest(words[1]);
            assertTest(words[2]);
        }
    }

    private static void assertTest(String name) throws Exception {
        String[] parts = name.split("\\.");
        Class<?> type = Class.forName(RulesTest.class.getPackageName() + "." + parts[0]);
        assertThat(Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class)
                                || method.isAnnotationPresent(ParameterizedTest.class))
                        .map(method -> method.getName()))
                .as(name)
                .contains(parts[1]);
    }

    @Test
    void everyRuleIsJudgedOrSaysThatItIsNot() {
        Set<String> unjudged =
                new Judge().notJudged().stream().map(NotJudged::rule).collect(Collectors.toCollection(TreeSet::new));
        // With a schema, with plans, with an earlier run.
        Set<String> withMore = Set.of("A35", "A36", "A40", "A41", "A58", "A63");
        assertThat(unjudged).containsAll(withMore);
        unjudged.removeAll(withMore);
        assertThat(unjudged).doesNotContainAnyElementsOf(judged());
        assertThat(Stream.concat(judged().stream(), unjudged.stream()))
                .containsExactlyInAnyOrderElementsOf(catalogue());
    }

    /** What it means, why it hurts, how it is known, what cures it, and when to leave it alone. */
    @Test
    void everyRuleThatIsJudgedHasItsPage() throws IOException {
        for (String rule : judged()) {
            assertThat(page(rule)).contains("**Hurts:**", "**Known:**", "**Cure:**", "**Ignore**");
        }
    }

    @Test
    void whatIsNotJudgedIsInTheTableAtTheEnd() throws IOException {
        String table = pages().substring(pages().indexOf("## Not judged"));
        new Judge().notJudged().forEach(each -> assertThat(table).contains(each.rule()));
    }

    private static String page(String rule) throws IOException {
        var page = Pattern.compile("(?ms)^## " + rule + " .*?(?=^## )").matcher(pages());
        assertThat(page.find()).as("page of " + rule).isTrue();
        return page.group();
    }
}
