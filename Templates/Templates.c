#include "Templates.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t style[] = {
#embed "style.css"
};
static const uint8_t icon[] = {
#embed "icon.svg"
};

const uint8_t *dossier_style_css(void) { return style; }
size_t dossier_style_css_size(void) { return sizeof style; }
const uint8_t *dossier_icon_svg(void) { return icon; }
size_t dossier_icon_svg_size(void) { return sizeof icon; }
