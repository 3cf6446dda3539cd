#include "Templates.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t style[] = {
#embed "style.css"
};
static const uint8_t icon[] = {
#embed "icon.svg"
};
static const uint8_t gpus[] = {
#embed "data/gpus.csv"
};
static const uint8_t servers[] = {
#embed "data/servers.csv"
};
static const uint8_t models[] = {
#embed "data/models.csv"
};
static const uint8_t grid[] = {
#embed "data/grid.csv"
};
static const uint8_t regions[] = {
#embed "data/regions.csv"
};
static const uint8_t rates[] = {
#embed "data/rates.csv"
};
static const uint8_t instances[] = {
#embed "data/instances.csv"
};
static const uint8_t purchases[] = {
#embed "data/purchases.csv"
};
static const uint8_t services[] = {
#embed "data/services.csv"
};
static const uint8_t statement_model[] = {
#embed "data/statement-model.txt"
};
static const uint8_t running[] = {
#embed "data/running.csv"
};

const uint8_t *dossier_style_css(void) { return style; }
size_t dossier_style_css_size(void) { return sizeof style; }
const uint8_t *dossier_icon_svg(void) { return icon; }
size_t dossier_icon_svg_size(void) { return sizeof icon; }
const uint8_t *dossier_gpus_csv(void) { return gpus; }
size_t dossier_gpus_csv_size(void) { return sizeof gpus; }
const uint8_t *dossier_servers_csv(void) { return servers; }
size_t dossier_servers_csv_size(void) { return sizeof servers; }
const uint8_t *dossier_models_csv(void) { return models; }
size_t dossier_models_csv_size(void) { return sizeof models; }
const uint8_t *dossier_grid_csv(void) { return grid; }
size_t dossier_grid_csv_size(void) { return sizeof grid; }
const uint8_t *dossier_rates_csv(void) { return rates; }
size_t dossier_rates_csv_size(void) { return sizeof rates; }
const uint8_t *dossier_instances_csv(void) { return instances; }
size_t dossier_instances_csv_size(void) { return sizeof instances; }
const uint8_t *dossier_purchases_csv(void) { return purchases; }
size_t dossier_purchases_csv_size(void) { return sizeof purchases; }
const uint8_t *dossier_services_csv(void) { return services; }
size_t dossier_services_csv_size(void) { return sizeof services; }
const uint8_t *dossier_running_csv(void) { return running; }
size_t dossier_running_csv_size(void) { return sizeof running; }
const uint8_t *dossier_regions_csv(void) { return regions; }
size_t dossier_regions_csv_size(void) { return sizeof regions; }
const uint8_t *dossier_statement_model(void) { return statement_model; }
size_t dossier_statement_model_size(void) { return sizeof statement_model; }
