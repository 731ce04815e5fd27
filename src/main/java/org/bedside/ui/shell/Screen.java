package org.bedside.ui.shell;

import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/// One of the places that the rail leads to.
///
/// @param id names its texts (`screen.<id>`) and its button (`rail-<id>`); its first letter after G goes there
/// @param refresh reads what it shows again
public record Screen(String id, Feather icon, Node view, Runnable refresh) {}
