#include "CLibXML2.h"

#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/xmlreader.h>
#include <stdlib.h>
#include <string.h>

struct dossier_xml {
  xmlTextReaderPtr reader;
  int line;
  char problem[256];
};

static void note_problem(void *context, xmlErrorPtr error) {
  dossier_xml *self = context;
  if (self->problem[0] != 0 || error == NULL || error->message == NULL) return;
  strncpy(self->problem, error->message, sizeof self->problem - 1);
  self->problem[strcspn(self->problem, "\r\n")] = 0;
  self->line = error->line;
}

dossier_xml *dossier_xml_open(const char *bytes, int length) {
  dossier_xml *self = calloc(1, sizeof *self);
  if (self == NULL) return NULL;
  self->reader = xmlReaderForMemory(bytes, length, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA);
  if (self->reader == NULL) {
    free(self);
    return NULL;
  }
  xmlTextReaderSetStructuredErrorHandler(self->reader, (xmlStructuredErrorFunc)note_problem, self);
  return self;
}

int dossier_xml_next(dossier_xml *self) {
  int moved = xmlTextReaderRead(self->reader);
  if (moved < 0) return DOSSIER_XML_ERROR;
  if (moved == 0) return DOSSIER_XML_END;
  self->line = xmlTextReaderGetParserLineNumber(self->reader);
  switch (xmlTextReaderNodeType(self->reader)) {
  case XML_READER_TYPE_ELEMENT: return DOSSIER_XML_ELEMENT;
  case XML_READER_TYPE_END_ELEMENT: return DOSSIER_XML_ELEMENT_END;
  case XML_READER_TYPE_TEXT:
  case XML_READER_TYPE_CDATA: return DOSSIER_XML_TEXT;
  case XML_READER_TYPE_DOCUMENT_TYPE: return DOSSIER_XML_DOCTYPE;
  default: return DOSSIER_XML_OTHER;
  }
}

const char *dossier_xml_name(dossier_xml *self) { return (const char *)xmlTextReaderConstLocalName(self->reader); }

int dossier_xml_is_empty(dossier_xml *self) { return xmlTextReaderIsEmptyElement(self->reader) == 1; }

char *dossier_xml_attribute(dossier_xml *self, const char *name) {
  return (char *)xmlTextReaderGetAttribute(self->reader, (const xmlChar *)name);
}

int dossier_xml_next_attribute(dossier_xml *self) {
  if (xmlTextReaderMoveToNextAttribute(self->reader) == 1) return 1;
  xmlTextReaderMoveToElement(self->reader);
  return 0;
}

const char *dossier_xml_value(dossier_xml *self) { return (const char *)xmlTextReaderConstValue(self->reader); }

void dossier_xml_free(char *text) {
  if (text != NULL) xmlFree(text);
}

int dossier_xml_line(dossier_xml *self) { return self->line; }

const char *dossier_xml_problem(dossier_xml *self) { return self->problem; }

void dossier_xml_close(dossier_xml *self) {
  xmlFreeTextReader(self->reader);
  free(self);
}
