package io.neosc.adapter.rest.docs;

import io.neosc.adapter.rest.wire.Html;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Renders the description of the API for people: no script, one style sheet. */
final class DocsPage {
  private static final Set<String> READS = Set.of("get", "head");
  private final Map<String, Object> document;
  private final Html html = new Html();

  /** One route. */
  private record Route(String path, String method, Map<String, Object> operation) {}

  DocsPage(String yaml) {
    Map<String, Object> loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    this.document = loaded;
  }

  String html() {
    var info = object(document, "info");
    var byTag = routesByTag();
    html.element("h1", text(info, "title") + " API " + text(info, "version"))
        .element("p", text(info, "description"))
        .raw("<p>The same for programs: <a href=\"/openapi.yaml\">/openapi.yaml</a></p>\n")
        .raw("<nav aria-label=\"Sections\"><ul>");
    byTag.keySet().forEach(tag -> html.raw("<li>").raw(link(tag)).raw("</li>"));
    html.raw("</ul></nav>\n");
    byTag.forEach((tag, routes) -> {
      html.raw("<h2 id=\"" + anchor(tag) + "\">").text(tag).raw("</h2>\n");
      routes.forEach(this::route);
    });
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>NeoSC API</title>
    <link rel="stylesheet" href="/docs/tokens.css">
    <link rel="stylesheet" href="/docs/docs.css">
    </head>
    <body>
    <main>
    %s
    </main>
    </body>
    </html>
    """
        .formatted(html.markup());
  }

  private SortedMap<String, List<Route>> routesByTag() {
    var byTag = new TreeMap<String, List<Route>>();
    object(document, "paths")
        .forEach((path, methods) ->
            map(methods)
                .forEach((method, operation) -> {
                  var route = new Route(path, method, map(operation));
                  byTag.computeIfAbsent(tagOf(route), _ -> new ArrayList<>()).add(route);
                }));
    return byTag;
  }

  private static String tagOf(Route route) {
    var tags = list(route.operation(), "tags");
    return tags.isEmpty() ? "Other" : String.valueOf(tags.getFirst());
  }

  private static String anchor(String tag) {
    return tag.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
  }

  private static String link(String tag) {
    return "<a href=\"#" + anchor(tag) + "\">" + Html.escaped(tag) + "</a>";
  }

  private void route(Route route) {
    var kind = READS.contains(route.method()) ? "method" : "method changes";
    html.raw("<details><summary><span class=\"" + kind + "\">")
        .text(route.method().toUpperCase(Locale.ROOT))
        .raw("</span>")
        .element("code", route.path())
        .raw("<span class=\"what\">")
        .text(text(route.operation(), "summary"))
        .raw("</span></summary><div class=\"inside\">\n")
        .raw("<p>")
        .sentence(text(route.operation(), "description"))
        .raw("</p>\n");
    parameters(list(route.operation(), "parameters"));
    body(route.operation());
    responses(object(route.operation(), "responses"));
    html.raw("</div></details>\n");
  }

  private void parameters(List<?> parameters) {
    if (parameters.isEmpty()) {
      return;
    }
    head("Parameters", "Name", "In", "Type", "Meaning");
    for (var entry : parameters) {
      var parameter = resolved(map(entry));
      row(
          text(parameter, "name"),
          text(parameter, "in"),
          type(object(parameter, "schema")),
          text(parameter, "description"));
    }
    html.raw("</tbody></table>\n");
  }

  private void body(Map<String, Object> operation) {
    object(object(operation, "requestBody"), "content").values().stream()
        .map(content -> object(map(content), "schema"))
        .distinct()
        .forEach(schema -> bodyFields(resolved(schema)));
  }

  private void bodyFields(Map<String, Object> schema) {
    var needed = new HashSet<Object>();
    var fields = new LinkedHashMap<String, Object>();
    gather(schema, fields, needed);
    if (fields.isEmpty()) {
      return;
    }
    head("Body", "Field", "Type", "Meaning");
    fields.forEach((name, property) ->
        row(
            name,
            type(map(property)) + (needed.contains(name) ? ", needed" : ""),
            text(map(property), "description")));
    html.raw("</tbody></table>\n");
  }

  /** The fields of a schema and of all that it is made of. */
  private void gather(Map<String, Object> schema, Map<String, Object> fields, Set<Object> needed) {
    fields.putAll(object(schema, "properties"));
    needed.addAll(list(schema, "required"));
    list(schema, "allOf").forEach(part -> gather(resolved(map(part)), fields, needed));
  }

  private void responses(Map<String, Object> responses) {
    head("Answers", "Status", "Meaning", "Content");
    new TreeMap<>(responses)
        .forEach((status, response) -> {
          var content = object(map(response), "content");
          var schemas =
              content.values().stream().map(one -> type(object(map(one), "schema"))).toList();
          row(status, text(map(response), "description"), String.join(", ", schemas));
        });
    html.raw("</tbody></table>\n");
    for (var response : responses.values()) {
      var json = object(object(map(response), "content"), "application/json");
      var schema = resolved(itemOf(object(json, "schema")));
      if (schema.containsKey("properties")) {
        fields("Content: " + type(itemOf(object(json, "schema"))), schema);
        return;
      }
    }
  }

  private static Map<String, Object> itemOf(Map<String, Object> schema) {
    return schema.containsKey("items") ? object(schema, "items") : schema;
  }

  private void fields(String caption, Map<String, Object> schema) {
    head(caption, "Field", "Type", "Meaning");
    object(schema, "properties")
        .forEach(
            (name, property) -> row(name, type(map(property)), text(map(property), "description")));
    html.raw("</tbody></table>\n");
  }

  private void head(String caption, String... columns) {
    html.raw("<table>").element("caption", caption).raw("<thead><tr>");
    for (var column : columns) {
      html.raw("<th scope=\"col\">").text(column).raw("</th>");
    }
    html.raw("</tr></thead><tbody>\n");
  }

  private void row(String first, String... others) {
    html.raw("<tr><th scope=\"row\"><code>").text(first).raw("</code></th>");
    for (var other : others) {
      html.raw("<td>").sentence(other).raw("</td>");
    }
    html.raw("</tr>\n");
  }

  /** What a schema admits, in a few words. */
  private String type(Map<String, Object> schema) {
    var reference = schema.get("$ref");
    if (reference != null) {
      var target = resolved(schema);
      return target.containsKey("enum") ? type(target) : lastPart(reference);
    }
    var choices = list(schema, "anyOf");
    if (!choices.isEmpty()) {
      return joined(choices.stream().map(choice -> type(map(choice))).toList());
    }
    var types = schema.get("type");
    var name = types instanceof List<?> several ? joined(several) : text(schema, "type");
    var detail = schema.containsKey("format") ? " (" + text(schema, "format") + ")" : "";
    var one = schema.containsKey("enum") ? ": " + joined(list(schema, "enum")) : "";
    return schema.containsKey("items")
        ? "list of " + type(object(schema, "items"))
        : (name.isEmpty() ? "object" : name) + detail + one;
  }

  private static String joined(List<?> values) {
    return String.join(" or ", values.stream().map(String::valueOf).toList());
  }

  private Map<String, Object> resolved(Map<String, Object> schema) {
    var reference = schema.get("$ref");
    if (reference == null) {
      return schema;
    }
    var target = document;
    for (var part : reference.toString().substring(2).split("/", -1)) {
      target = object(target, part);
    }
    return target;
  }

  private static String lastPart(Object reference) {
    var text = reference.toString();
    return text.substring(text.lastIndexOf('/') + 1);
  }

  private static Map<String, Object> object(Map<String, Object> parent, String key) {
    return map(parent.get(key));
  }

  @SuppressWarnings("unchecked") // the document's keys are texts
  private static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> ? (Map<String, Object>) value : Map.of();
  }

  private static List<?> list(Map<String, Object> parent, String key) {
    return parent.get(key) instanceof List<?> list ? list : List.of();
  }

  private static String text(Map<String, Object> parent, String key) {
    var value = parent.get(key);
    return value == null ? "" : value.toString();
  }
}
