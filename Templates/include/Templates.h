#pragma once

#include <stddef.h>
#include <stdint.h>

// The site's files that are no pages, and the tables of reference data, compiled in.

const uint8_t *_Nonnull dossier_style_css(void);
size_t dossier_style_css_size(void);
const uint8_t *_Nonnull dossier_icon_svg(void);
size_t dossier_icon_svg_size(void);

// Reference data: hardware, language models, grids, and the bundled price book.
const uint8_t *_Nonnull dossier_gpus_csv(void);
size_t dossier_gpus_csv_size(void);
const uint8_t *_Nonnull dossier_servers_csv(void);
size_t dossier_servers_csv_size(void);
const uint8_t *_Nonnull dossier_models_csv(void);
size_t dossier_models_csv_size(void);
const uint8_t *_Nonnull dossier_grid_csv(void);
size_t dossier_grid_csv_size(void);
const uint8_t *_Nonnull dossier_regions_csv(void);
size_t dossier_regions_csv_size(void);
const uint8_t *_Nonnull dossier_rates_csv(void);
size_t dossier_rates_csv_size(void);
const uint8_t *_Nonnull dossier_instances_csv(void);
size_t dossier_instances_csv_size(void);
const uint8_t *_Nonnull dossier_purchases_csv(void);
size_t dossier_purchases_csv_size(void);
const uint8_t *_Nonnull dossier_services_csv(void);
size_t dossier_services_csv_size(void);
const uint8_t *_Nonnull dossier_running_csv(void);
size_t dossier_running_csv_size(void);

// Weights of the model that reads problem statements; written by `make statement-model`.
const uint8_t *_Nonnull dossier_statement_model(void);
size_t dossier_statement_model_size(void);
