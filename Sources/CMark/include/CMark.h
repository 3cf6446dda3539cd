#pragma once

#include <stddef.h>

/// CommonMark with tables to HTML. Raw HTML comes out as text, pictures as their description, links to scripts without
/// a target; headings go down to the fourth level and below. The result is freed with dossier_markdown_free.
char *_Nullable dossier_markdown(const char *_Nonnull text, size_t length);
void dossier_markdown_free(char *_Nullable html);
