package dev.atlasl2.harness.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.atlasl2.vectors.Json;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DifferenceTest {
    @ParameterizedTest
    @MethodSource
    void firstDifferenceIsNamed(String expected, String got, String place, String right, String wrong) {
        assertThat(of(expected, got)).contains(new Difference(place, right, wrong));
    }

    static Stream<Arguments> firstDifferenceIsNamed() {
        return Stream.of(
                        Arguments.of("{'result':'OK','sum':30}", "{'result':'OK','sum':62}", "sum", "30", "62"),
                        Arguments.of("{'result':'OK','sum':30}", "{'result':'OK'}", "sum", "30", "nothing"),
                        Arguments.of("{'result':'OK','sum':30}", "{'result':'INVALID'}", "result", "'OK'", "'INVALID'"),
                        Arguments.of("{'sum':30}", "{'sum':30.5}", "sum", "30", "30.5"),
                        Arguments.of("{'sum':30}", "{'sum':'30'}", "sum", "30", "'30'"),
                        Arguments.of("{'sum':null}", "{}", "sum", "null", "nothing"),
                        Arguments.of("{'conserved':true}", "{'conserved':1}", "conserved", "true", "1"),
                        Arguments.of(
                                "{'dst':{'length':2,'tail':'00'}}",
                                "{'dst':{'length':2,'tail':'01'}}",
                                "dst.tail",
                                "'00'",
                                "'01'"),
                        Arguments.of(
                                "{'losers':{'STATE':3}}",
                                "{'losers':{'STATE':3,'INVALID':1}}",
                                "losers.INVALID",
                                "nothing",
                                "1"),
                        Arguments.of("{'leaves':[1,2]}", "{'leaves':[1,2,3]}", "leaves", "[1,2]", "[1,2,3]"),
                        Arguments.of("{'leaves':[1,2]}", "{'leaves':[1,3]}", "leaves[1]", "2", "3"),
                        Arguments.of(
                                "{'steps':[{'sum':1},{'sum':2}]}",
                                "{'steps':[{'sum':1},{'sum':3}]}",
                                "steps[1].sum",
                                "2",
                                "3"),
                        Arguments.of(
                                "{'steps':[{'sum':1},{'sum':2}]}",
                                "{'steps':[{'sum':1}]}",
                                "steps",
                                "2 steps",
                                "1 steps"),
                        Arguments.of("{'steps':[{'sum':1}]}", "{'steps':[7]}", "steps[0]", "{'sum':1}", "7"))
                .map(row -> Arguments.of(Stream.of(row.get())
                        .map(text -> text.toString().replace('\'', '"'))
                        .toArray()));
    }

    @ParameterizedTest
    @MethodSource
    void whatTheProtocolLetsBeIgnoredIsIgnored(String expected, String got) {
        assertThat(of(expected, got)).isEmpty();
    }

    static Stream<Arguments> whatTheProtocolLetsBeIgnoredIsIgnored() {
        return Stream.of(
                        Arguments.of(
                                "{'result':'INVALID'}",
                                "{'message':'value must be 0..255, got 256','result':'INVALID'}"),
                        Arguments.of("{'sum':30}", "{'sum':30.0}"),
                        Arguments.of("{'sum':0}", "{'sum':-0.0}"),
                        Arguments.of("{'leaves':[1,100000]}", "{'leaves':[1.0,1e5]}"),
                        Arguments.of("{'result':'OK','sum':1}", "{'sum':1,'result':'OK','nanoseconds':17}"),
                        Arguments.of("{'steps':[{'result':'STATE'}]}", "{'steps':[{'result':'STATE','message':'no'}]}"),
                        Arguments.of("{'dst':{'length':2,'tail':'00'}}", "{'dst':{'tail':'00','length':2}}"))
                .map(row -> Arguments.of(Stream.of(row.get())
                        .map(text -> text.toString().replace('\'', '"'))
                        .toArray()));
    }

    private static Optional<Difference> of(String expected, String got) {
        return Difference.of(Json.read("expected", expected), Json.read("got", got));
    }
}
