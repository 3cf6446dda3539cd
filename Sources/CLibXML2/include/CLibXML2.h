#pragma once

#include <stddef.h>

// A pull reader over a document in memory. No header of libxml2 is shown: its ICU declarations clash with Foundation's.
// The reader never touches the network or other files, loads no DTD, replaces no entities, and keeps libxml2's own limits.

typedef struct dossier_xml dossier_xml;

enum {
  DOSSIER_XML_END = 0,
  DOSSIER_XML_ELEMENT = 1,
  DOSSIER_XML_ELEMENT_END = 2,
  DOSSIER_XML_TEXT = 3,
  DOSSIER_XML_OTHER = 4,
  DOSSIER_XML_ERROR = -1,
  /// The document has a document type declaration, which is never accepted.
  DOSSIER_XML_DOCTYPE = -2,
};

/// The bytes must outlive the reader. Returns null when memory is short.
dossier_xml *_Nullable dossier_xml_open(const char *_Nonnull bytes, int length);
/// Moves to the next node and says what it is. An element without content reports no end.
int dossier_xml_next(dossier_xml *_Nonnull reader);
/// The local name of the current element; valid until the next move.
const char *_Nullable dossier_xml_name(dossier_xml *_Nonnull reader);
/// 1 when the current element has no content and so no end.
int dossier_xml_is_empty(dossier_xml *_Nonnull reader);
/// A copy of an attribute's value, to be freed with dossier_xml_free; null when there is none.
char *_Nullable dossier_xml_attribute(dossier_xml *_Nonnull reader, const char *_Nonnull name);
/// Steps to the next attribute of the current element, namespace declarations included. 1 when there is one; 0 when there is none, and
/// then the reader stands on the element again.
int dossier_xml_next_attribute(dossier_xml *_Nonnull reader);
/// The value of the current attribute or text; valid until the next move.
const char *_Nullable dossier_xml_value(dossier_xml *_Nonnull reader);
void dossier_xml_free(char *_Nullable text);
/// The line that the reader stands in, counted from 1.
int dossier_xml_line(dossier_xml *_Nonnull reader);
/// The first problem found, without a line end; empty when there was none.
const char *_Nonnull dossier_xml_problem(dossier_xml *_Nonnull reader);
void dossier_xml_close(dossier_xml *_Nonnull reader);
