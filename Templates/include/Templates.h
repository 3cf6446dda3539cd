#pragma once

#include <stddef.h>
#include <stdint.h>

// The site's files that are no pages, compiled in.

const uint8_t *_Nonnull dossier_style_css(void);
size_t dossier_style_css_size(void);
const uint8_t *_Nonnull dossier_icon_svg(void);
size_t dossier_icon_svg_size(void);
