#!/bin/sh
# Rebuilds the front-end files under opennrm/ui/static/ui.
#   build.sh        joins css/*.css into opennrm.css (needs nothing but a shell)
#   build.sh all    also rebuilds the design system from npm (needs node and npm)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
static=$here/../static/ui

own() {
    { echo "/* Built by assets/build.sh from assets/css: change it there. */"; cat "$here"/css/*.css; } > "$static/opennrm.css"
}

design_system() {
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    cp "$here/package.json" "$work/"
    npm install --prefix "$work" --no-package-lock --no-audit --no-fund --ignore-scripts --silent
    package=$work/node_modules/dkfds
    vendor=$static/vendor/dkfds
    rm -rf "$vendor"
    mkdir -p "$vendor/fonts" "$vendor/icons"

    cp "$package/LICENSE.md" "$vendor/"
    cp "$package/dist/fonts/IBMPlexSans/split/woff2/license.txt" "$vendor/fonts/LICENSE.txt"
    for weight in Regular SemiBold; do
        for part in Latin1 Latin2 Latin3 Cyrillic Greek Pi; do
            cp "$package/dist/fonts/IBMPlexSans/split/woff2/IBMPlexSans-$weight-$part.woff2" "$vendor/fonts/"
        done
    done

    "$work/node_modules/.bin/sass" --style=compressed --no-source-map --quiet \
        --load-path="$package/dist/scss" "$here/dkfds.scss" "$vendor/dkfds.css"
    # Only the images that the style sheet names.
    grep -o 'icons/[a-z0-9-]*\.svg' "$vendor/dkfds.css" | sort -u | while read -r icon; do
        cp "$package/dist/img/svg-$icon" "$vendor/icons/"
    done

    # One file with the icons that the pages use, as symbols.
    {
        printf '<svg xmlns="http://www.w3.org/2000/svg">\n'
        while read -r icon; do
            sed -n "s/.*\(<svg.*<\/svg>\).*/\1/p" "$package/dist/img/svg-icons/$icon.svg" \
                | sed -e "s/<svg xmlns=\"[^\"]*\"/<symbol id=\"$icon\"/" -e 's/<\/svg>/<\/symbol>/'
        done < "$here/icons.txt"
        printf '</svg>\n'
    } > "$vendor/icons.svg"
}

[ "${1:-}" != all ] || design_system
own
