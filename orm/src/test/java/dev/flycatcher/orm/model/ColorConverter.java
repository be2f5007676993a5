package dev.flycatcher.orm.model;

import dev.flycatcher.orm.sql.Converter;

/** Colours as {@code #rrggbb}. */
public final class ColorConverter implements Converter<Color, String> {
    @Override
    public Color read(String stored) {
        return new Color(Integer.parseInt(stored.substring(1), 16));
    }

    @Override
    public String write(Color value) {
        return String.format("#%06x", value.rgb());
    }
}
