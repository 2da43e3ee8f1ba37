package dev.atlasl2.consumers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A POM as users' Maven reads it. */
record Pom(Document document) {
    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    static Pom read(Path file) throws IOException {
        try {
            return new Pom(
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file.toString(), e);
        }
    }

    /** Returns the text of an element of the project, such as {@code scm/url}; empty if there is none. */
    String text(String path) {
        return evaluate("/project/" + path, document);
    }

    /** Returns each dependency, of a BOM those that it manages, as {@code group:artifact:version}. */
    List<String> dependencies() {
        try {
            NodeList nodes = (NodeList) XPATH.evaluate("//dependencies/dependency", document, XPathConstants.NODESET);
            List<String> all = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                Node each = nodes.item(i);
                all.add(String.join(
                        ":",
                        evaluate("groupId", each),
                        evaluate("artifactId", each),
                        evaluate("version", each).replace("${project.version}", text("version"))));
            }
            return all;
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String evaluate(String path, Node from) {
        try {
            return XPATH.evaluate(path, from).strip();
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }
}
