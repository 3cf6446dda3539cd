#include "CMark.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void register_extensions(void) { cmark_gfm_core_extensions_ensure_registered(); }

static void unwrap(cmark_node *node) {
  cmark_node *child;
  while ((child = cmark_node_first_child(node)) != NULL) {
    cmark_node_unlink(child);
    cmark_node_insert_before(node, child);
  }
  cmark_node_free(node);
}

static void show_as_text(cmark_node *node, int block) {
  const char *literal = cmark_node_get_literal(node);
  cmark_node *text = cmark_node_new(CMARK_NODE_TEXT);
  cmark_node_set_literal(text, literal != NULL ? literal : "");
  if (block) {
    cmark_node *paragraph = cmark_node_new(CMARK_NODE_PARAGRAPH);
    cmark_node_append_child(paragraph, text);
    text = paragraph;
  }
  cmark_node_insert_before(node, text);
  cmark_node_free(node);
}

static void tame(cmark_node *root) {
  cmark_iter *iterator = cmark_iter_new(root);
  cmark_event_type event;
  while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
    cmark_node *node = cmark_iter_get_node(iterator);
    cmark_node_type type = cmark_node_get_type(node);
    if (event == CMARK_EVENT_ENTER && type == CMARK_NODE_HTML_BLOCK) {
      show_as_text(node, 1);
    } else if (event == CMARK_EVENT_ENTER && type == CMARK_NODE_HTML_INLINE) {
      show_as_text(node, 0);
    } else if (event == CMARK_EVENT_EXIT && type == CMARK_NODE_IMAGE) {
      unwrap(node);
    } else if (event == CMARK_EVENT_ENTER && type == CMARK_NODE_HEADING) {
      int level = cmark_node_get_heading_level(node) + 3;
      cmark_node_set_heading_level(node, level > 6 ? 6 : level);
    }
  }
  cmark_iter_free(iterator);
}

char *dossier_markdown(const char *text, size_t length) {
  pthread_once(&once, register_extensions);
  cmark_parser *parser = cmark_parser_new(CMARK_OPT_VALIDATE_UTF8);
  if (parser == NULL) return NULL;
  cmark_syntax_extension *tables = cmark_find_syntax_extension("table");
  if (tables != NULL) cmark_parser_attach_syntax_extension(parser, tables);
  cmark_parser_feed(parser, text, length);
  cmark_node *root = cmark_parser_finish(parser);
  char *html = NULL;
  if (root != NULL) {
    tame(root);
    html = cmark_render_html(root, CMARK_OPT_VALIDATE_UTF8, cmark_parser_get_syntax_extensions(parser));
    cmark_node_free(root);
  }
  cmark_parser_free(parser);
  return html;
}

void dossier_markdown_free(char *html) { free(html); }
